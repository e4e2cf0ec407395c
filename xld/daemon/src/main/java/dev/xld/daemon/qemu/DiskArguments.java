package dev.xld.daemon.qemu;

import dev.xld.config.BuildInfo;
import dev.xld.config.DiskSpec;
import dev.xld.config.DiskSpec.Format;
import dev.xld.config.Vdev;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The emulated disks of an HVM guest: what firmware boots from, until the guest's PV drivers take over. Disks that no emulated
 * controller has a place for are left to those, with a warning. One thread, once.
 */
final class DiskArguments {
    private static final int IDE_PLACES = 4;
    private static final int AHCI_PLACES = 6;
    private static final int CDROM_PLACES = 5;

    private final CommandDraft draft;
    private final boolean ahci;
    private final Function<DiskSpec, Optional<String>> scriptedPath;

    DiskArguments(CommandDraft draft, BuildInfo build, Function<DiskSpec, Optional<String>> scriptedPath) {
        this.draft = draft;
        this.ahci = build.hvm() != null && "ahci".equals(build.hvm().hdtype());
        this.scriptedPath = scriptedPath;
    }

    void add(int domid, List<DiskSpec> disks) {
        draft.set("XEN_DOMAIN_ID", Integer.toString(domid));
        if (ahci) {
            draft.add("-device", "ahci,id=ahci0");
        }
        disks.forEach(this::disk);
    }

    private void disk(DiskSpec disk) {
        OptionalInt named = Vdev.place(disk.vdev());
        OptionalInt number = Vdev.number(disk.vdev());
        if (named.isEmpty() || number.isEmpty()) {
            notEmulated(disk, "its vdev does not name a place");
            return;
        }
        int place = named.getAsInt();
        Optional<String> path = path(disk);
        if (path.isEmpty() && disk.format() != Format.EMPTY) {
            notEmulated(disk, "dom0 has no path to it");
        } else if (disk.cdrom()) {
            cdrom(disk, number.getAsInt(), place, path);
        } else if (disk.format() == Format.EMPTY) {
            notEmulated(disk, "only a cdrom drive can be empty");
        } else {
            hardDisk(disk, place, path.get(), format(disk));
        }
    }

    private void cdrom(DiskSpec disk, int devid, int place, Optional<String> path) {
        if (place >= CDROM_PLACES) {
            notEmulated(disk, "an emulated cdrom drive must be one of the first four disks");
            return;
        }
        String id = "ide-" + devid;
        draft.add(
                "-drive",
                "if=none,readonly=on,id=" + id
                        + path.map(file -> ",file=" + file + ",format=" + format(disk))
                                .orElse(""),
                "-device",
                "ide-cd,id=" + id + ",drive=" + id + ",bus=ide." + place / 2 + ",unit=" + place % 2);
    }

    private void hardDisk(DiskSpec disk, int place, String path, String format) {
        if (disk.vdev().startsWith("sd")) {
            String id = "scsi0-hd" + place;
            draft.add(
                    "-drive",
                    "file=" + path + ",id=" + id + ",format=" + format + ",if=none,readonly="
                            + (disk.readWrite() ? "off" : "on") + ",cache=writeback",
                    "-device",
                    "scsi-hd,drive=" + id + ",scsi-id=" + place);
        } else if (ahci && place < AHCI_PLACES) {
            String id = "ahcidisk-" + place;
            draft.add(
                    "-drive",
                    "file=" + path + ",if=none,id=" + id + ",format=" + format + ",cache=writeback",
                    "-device",
                    "ide-hd,bus=ahci0." + place + ",unit=0,drive=" + id);
        } else if (place < IDE_PLACES) {
            draft.add(
                    "-drive",
                    "file=" + path + ",if=ide,index=" + place + ",media=disk,format=" + format + ",cache=writeback");
        } else {
            notEmulated(disk, "there are only four emulated IDE disks");
        }
    }

    /** Whether the disk would go to a controller that has writable disks only. */
    static boolean writableOnly(DiskSpec disk, boolean ahci) {
        return !disk.cdrom()
                && !disk.vdev().startsWith("sd")
                && Vdev.place(disk.vdev()).stream().anyMatch(place -> place < (ahci ? AHCI_PLACES : IDE_PLACES));
    }

    private void notEmulated(DiskSpec disk, String why) {
        draft.warn("disk " + disk.vdev() + " is there for PV drivers only, not as an emulated disk: " + why);
    }

    /** Where qemu itself opens the image; empty for an empty drive and for what dom0 does not serve. */
    private Optional<String> path(DiskSpec disk) {
        if (!DeviceModelNeed.local(disk.backendDomain()) || disk.target().isEmpty()) {
            return Optional.empty();
        }
        boolean direct = disk.format() == Format.RAW && disk.script() == null || DeviceModelNeed.servedByQemu(disk);
        if (direct) {
            return Optional.of(disk.target());
        }
        return disk.script() == null ? Optional.empty() : scriptedPath.apply(disk);
    }

    /** qemu's word where it reads the format; what blkback or a script serves it is raw. */
    private static String format(DiskSpec disk) {
        if (!DeviceModelNeed.servedByQemu(disk)) {
            return "raw";
        }
        return switch (disk.format()) {
            case QCOW -> "qcow";
            case QCOW2 -> "qcow2";
            case VHD -> "vpc";
            case QED -> "qed";
            case RAW, EMPTY -> "raw";
        };
    }
}
