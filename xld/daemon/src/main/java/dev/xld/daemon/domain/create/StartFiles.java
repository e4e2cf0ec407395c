package dev.xld.daemon.domain.create;

import dev.xld.config.BuildInfo;
import dev.xld.config.HvmInfo;
import dev.xld.config.PvhInfo;
import dev.xld.xen.GuestType;
import dev.xld.xen.HvmImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a PVH or HVM guest starts from. PVH: its own kernel, or the shim that runs a PV kernel in PVH. HVM: hvmloader, which
 * hands on to a BIOS or UEFI; the kernel of an HVM config is the device model's to load.
 */
record StartFiles(
        Path kernel,
        List<HvmImage.Module> modules,
        @Nullable String cmdline,
        HvmImage.Firmware firmware) {
    private static final String SHIM_CMDLINE = "pv-shim console=xen,pv";

    static StartFiles of(BuildInfo build, GuestType type, FirmwareFiles host) {
        HvmInfo hvm = build.hvm();
        return type == GuestType.HVM && hvm != null ? hvm(build, hvm, host) : pvh(build, host);
    }

    private static StartFiles hvm(BuildInfo build, HvmInfo hvm, FirmwareFiles host) {
        String firmware = hvm.firmware();
        return new StartFiles(
                firmware == null ? host.hvmloader() : host.named(firmware, "firmware_override"),
                List.of(),
                build.cmdline(),
                new HvmImage.Firmware(system(hvm, host), path(hvm.acpiFirmware()), path(hvm.smbiosFirmware())));
    }

    private static Path system(HvmInfo hvm, FirmwareFiles host) {
        String system = hvm.systemFirmware();
        return system != null ? Path.of(system) : "ovmf".equals(hvm.bios()) ? host.ovmf() : host.seabios();
    }

    private static StartFiles pvh(BuildInfo build, FirmwareFiles host) {
        Path kernel = Path.of(Objects.requireNonNull(build.kernel()));
        List<HvmImage.Module> modules = new ArrayList<>();
        PvhInfo pvh = build.pvh();
        Optional<Path> shim = shim(build, host);
        if (shim.isPresent()) {
            modules.add(new HvmImage.Module(kernel, build.cmdline()));
        }
        if (build.ramdisk() != null) {
            modules.add(new HvmImage.Module(Path.of(build.ramdisk()), null));
        }
        return new StartFiles(
                shim.orElse(kernel),
                modules,
                shim.isPresent() ? shimCmdline(pvh) : build.cmdline(),
                HvmImage.Firmware.NONE);
    }

    /** The shim of a PVH guest whose config wants one, which is known before a boot loader has found the kernel. */
    static Optional<Path> shim(BuildInfo build, FirmwareFiles host) {
        PvhInfo pvh = build.pvh();
        if (!Boolean.TRUE.equals(pvh.pvshim())) {
            return Optional.empty();
        }
        return Optional.of(pvh.pvshimPath() == null ? host.pvshim() : host.named(pvh.pvshimPath(), "pvshim_path"));
    }

    private static String shimCmdline(PvhInfo pvh) {
        String cmdline = pvh.pvshimCmdline() == null ? SHIM_CMDLINE : pvh.pvshimCmdline();
        return pvh.pvshimExtra() == null ? cmdline : cmdline + " " + pvh.pvshimExtra();
    }

    private static @Nullable Path path(@Nullable String name) {
        return name == null ? null : Path.of(name);
    }
}
