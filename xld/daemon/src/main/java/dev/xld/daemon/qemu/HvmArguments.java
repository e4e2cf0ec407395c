package dev.xld.daemon.qemu;

import dev.xld.config.BuildInfo;
import dev.xld.config.DiskSpec;
import dev.xld.config.DomainConfig;
import dev.xld.config.HvmInfo;
import dev.xld.config.VifSpec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The part of a device model's arguments that only HVM guests have: the machine around the disks. One thread, once. */
final class HvmArguments {
    private static final long FOUR_GIB = 1L << 32;

    private final CommandDraft draft;
    private final int domid;
    private final DomainConfig config;
    private final BuildInfo build;
    private final HvmInfo hvm;
    private final Screen screen;

    HvmArguments(CommandDraft draft, int domid, DomainConfig config, Screen screen) {
        this.draft = draft;
        this.domid = domid;
        this.config = config;
        this.build = config.buildInfo();
        this.hvm = Objects.requireNonNull(build.hvm(), "an HVM guest without its part of the config");
        this.screen = screen;
    }

    void add() {
        pair("-kernel", build.kernel());
        pair("-initrd", build.ramdisk());
        pair("-append", build.cmdline());
        if (config.devices(DiskSpec.class).stream()
                .anyMatch(disk -> !disk.cdrom() && disk.vdev().startsWith("sd"))) {
            draft.add("-device", "lsi53c895a");
        }
        pair("-serial", hvm.serial());
        hvm.serialList().forEach(port -> draft.add("-serial", port));
        if (Boolean.TRUE.equals(hvm.nographic()) && screen.dark()) {
            draft.add("-nographic");
        }
        new SpiceArguments(draft, hvm.spice()).add();
        video(VideoCard.of(build));
        draft.add("-boot", "order=" + Objects.requireNonNullElse(hvm.boot(), "cda"));
        new UsbArguments(draft, hvm).add();
        sound();
        if (Boolean.FALSE.equals(build.switches().acpi())) {
            draft.add("-no-acpi");
        }
        vcpus();
        networkCards();
    }

    private void pair(String option, @Nullable String value) {
        if (value != null) {
            draft.add(option, value);
        }
    }

    private void video(VideoCard card) {
        switch (card.kind()) {
            case "std" -> draft.add("-device", "VGA,vgamem_mb=" + VideoCard.mib(card.memoryKib()));
            case "cirrus" -> draft.add("-device", "cirrus-vga,vgamem_mb=" + VideoCard.mib(card.memoryKib()));
            case "qxl" -> {
                long half = card.memoryKib() / 2 / 1024;
                draft.add("-device", "qxl-vga,vram_size_mb=" + half + ",ram_size_mb=" + half);
            }
            default -> {
                // No card.
            }
        }
    }

    private void sound() {
        if ("hda".equals(hvm.soundhw())) {
            draft.add("-device", "intel-hda", "-device", "hda-duplex");
        } else {
            pair("-device", hvm.soundhw());
        }
    }

    private void vcpus() {
        if (build.maxVcpus() > 1) {
            int online =
                    build.availableVcpus() == null ? 1 : build.availableVcpus().cardinality();
            draft.add("-smp", online + ",maxcpus=" + build.maxVcpus());
        }
    }

    private void networkCards() {
        List<VifSpec> emulated = config.devices(VifSpec.class).stream()
                .filter(vif -> vif.type() != VifSpec.Type.VIF)
                .toList();
        for (VifSpec vif : emulated) {
            String id = String.valueOf(Objects.requireNonNullElse(vif.devid(), 0));
            draft.add(
                    "-device",
                    Objects.requireNonNullElse(vif.model(), "rtl8139") + ",id=nic" + id + ",netdev=net" + id + ",mac="
                            + vif.mac(),
                    "-netdev",
                    "type=tap,id=net" + id + ",ifname=vif" + domid + "." + id + "-emu,br="
                            + Objects.requireNonNullElse(vif.bridge(), "xenbr0") + ",script=no,downscript=no");
        }
        if (emulated.isEmpty()) {
            draft.add("-net", "none");
        }
    }

    /** qemu's machine: with Xen's own PCI device, or without. */
    static String machine(BuildInfo build) {
        HvmInfo hvm = Objects.requireNonNull(build.hvm());
        String machine = Boolean.FALSE.equals(hvm.xenPlatformPci())
                ? "pc,accel=xen,suppress-vmdesc=on"
                : "xenfv,suppress-vmdesc=on";
        if (hvm.mmioHoleMemkb() != null && hvm.mmioHoleMemkb() != 0) {
            machine += ",max-ram-below-4g=" + (FOUR_GIB - (hvm.mmioHoleMemkb() << 10));
        }
        return machine + (Boolean.TRUE.equals(hvm.gfxPassthru()) ? ",igd-passthru=on" : "");
    }
}
