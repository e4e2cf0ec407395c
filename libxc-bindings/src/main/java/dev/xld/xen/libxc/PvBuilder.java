package dev.xld.xen.libxc;

import dev.xld.xen.BuiltGuest;
import dev.xld.xen.Errno;
import dev.xld.xen.PvImage;
import dev.xld.xen.XenException;
import dev.xld.xen.jna.LibC;
import dev.xld.xen.layout.DomImageLayout;
import dev.xld.xen.layout.Field.U64;
import java.nio.ByteBuffer;

/** Builds a PV guest with libxenguest, in the order it wants: image, files, parse, memory, load, boot. The guest stays paused. */
final class PvBuilder {
    private static final int KIB_PER_MIB = 1024;

    private final GuestBuild build;
    private final DomImageLayout layout;
    private final PvImage image;

    PvBuilder(Handle handle, DomImageLayout layout, PvImage image) {
        this.build = new GuestBuild(handle, image.domid());
        this.layout = layout;
        this.image = image;
    }

    BuiltGuest build() {
        KernelFiles.check(image);
        return build.run(image.cmdline(), image.features(), this::build);
    }

    private BuiltGuest build(long dom) {
        ByteBuffer struct = LibC.at(dom, layout.sizeof());
        layout.writePv(struct, image);
        int mib = Math.toIntExact(image.memoryKib() / KIB_PER_MIB);
        build.kernel(dom, image.kernel());
        if (image.ramdisk() != null) {
            build.module(dom, "ramdisk", image.ramdisk(), null);
        }
        build.parse(dom, image.kernel());
        build.memory(dom, mib);
        build.boot(dom, image.kernel(), mib);
        return new BuiltGuest(machineFrame(struct, layout.xenstore_pfn()), machineFrame(struct, layout.console_pfn()));
    }

    /** The machine frame behind a guest frame number, from the table the builder made. */
    private long machineFrame(ByteBuffer struct, U64 field) {
        long pfn = field.get(struct);
        long size = layout.p2m_size().get(struct);
        if (pfn < 0 || pfn >= size) {
            throw new XenException(
                    "xc_dom_build_image",
                    Errno.EINVAL,
                    "frame " + pfn + " is not one of the " + size + " of " + build.domain());
        }
        long entry = layout.pv_p2m().get(struct) + pfn * Long.BYTES;
        return LibC.at(entry, Long.BYTES).getLong(0);
    }
}
