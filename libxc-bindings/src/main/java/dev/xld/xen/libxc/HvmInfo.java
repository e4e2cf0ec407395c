package dev.xld.xen.libxc;

import dev.xld.xen.HvmImage;
import dev.xld.xen.jna.LibC;
import dev.xld.xen.jna.LibXenCtrl;
import dev.xld.xen.layout.HvmInfoLayout;
import java.nio.ByteBuffer;

/** Completes the table the builder left for hvmloader in the guest's memory: its vcpus, and whether to tell of APICs. */
final class HvmInfo {
    private static final int PAGE = 4096;

    private HvmInfo() {}

    static void complete(Handle handle, HvmImage image) {
        String subject = "domain " + image.domid();
        long page = LibXenCtrl.xc_map_foreign_range(
                handle.xch(), image.domid(), PAGE, LibC.PROT_READ | LibC.PROT_WRITE, HvmInfoLayout.HVM_INFO_PFN);
        handle.check("xc_map_foreign_range", subject, page == 0 ? -1 : 0);
        try {
            complete(LibC.at(page + HvmInfoLayout.HVM_INFO_OFFSET, HvmInfoLayout.ALL.sizeof()), image);
        } finally {
            LibC.munmap(page, PAGE);
        }
    }

    static void complete(ByteBuffer table, HvmImage image) {
        HvmInfoLayout layout = HvmInfoLayout.ALL;
        layout.apic_mode().set(table, image.apic() ? 1 : 0);
        layout.nr_vcpus().set(table, image.maxVcpus());
        layout.vcpu_online().set(table, image.onlineVcpus().toByteArray());
        layout.checksum().set(table, 0);
        int length = Math.min(layout.length().get(table), layout.sizeof());
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += table.get(i);
        }
        layout.checksum().set(table, -sum);
    }
}
