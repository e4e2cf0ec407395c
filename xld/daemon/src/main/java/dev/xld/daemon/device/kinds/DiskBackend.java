package dev.xld.daemon.device.kinds;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.CreateInfo.GuestType;
import dev.xld.config.DiskColo;
import dev.xld.config.DiskSpec;
import dev.xld.config.DiskSpec.Backend;
import dev.xld.config.DiskSpec.Format;
import java.util.Locale;

/**
 * Who serves a disk: dom0's kernel ({@code phy}) what it can, the device model ({@code qdisk}) the rest, by libxl's rules. An
 * image must be there, unless a script or another domain finds it, or {@code backendtype=qdisk} leaves it to qemu. Stateless.
 */
final class DiskBackend {
    private static final int DOM0 = 0;

    private DiskBackend() {}

    /** {@link Backend#PHY} or {@link Backend#QDISK}. */
    static Backend choose(DiskSpec disk, GuestType guest, int backendDomid, String label) {
        refuseForeign(disk, label);
        refuseContradictions(disk, guest, label);
        Backend asked = guest == GuestType.HVM && disk.cdrom() ? Backend.QDISK : disk.backend();
        boolean seen = disk.format() != Format.EMPTY
                && asked != Backend.QDISK
                && backendDomid == DOM0
                && disk.script() == null;
        if (seen) {
            DiskImage.check(disk.target(), label);
        }
        if (asked == Backend.UNSET) {
            asked = disk.format() == Format.RAW ? Backend.PHY : Backend.QDISK;
        }
        if (asked == Backend.PHY && disk.format() != Format.RAW) {
            throw bad(label, "backendtype=phy cannot read format=" + lower(disk.format()) + "; leave out backendtype");
        }
        if (asked == Backend.QDISK && disk.script() != null) {
            throw bad(
                    label,
                    "a script is for images the kernel reads, not for "
                            + (disk.backend() == Backend.QDISK ? "backendtype=qdisk" : "format=" + lower(disk.format()))
                            + "; leave out one of them");
        }
        return asked;
    }

    private static void refuseForeign(DiskSpec disk, String label) {
        switch (disk.backend()) {
            case TAP -> throw unsupported(label, "backendtype=tap: blktap is gone; leave out backendtype");
            case STANDALONE ->
                throw unsupported(label, "backendtype=standalone serves virtio disks only; leave out backendtype");
            case UNSET, PHY, QDISK -> {}
        }
        if (disk.specification() == DiskSpec.Specification.VIRTIO) {
            throw unsupported(label, "specification=virtio is for guests on Arm; leave it out");
        }
        DiskColo colo = disk.colo();
        refuseColo(label, "colo", Boolean.TRUE.equals(colo.coloEnable()) ? true : null);
        refuseColo(label, "colo-host", colo.coloHost());
        refuseColo(label, "colo-port", colo.coloPort());
        refuseColo(label, "colo-export", colo.coloExport());
        refuseColo(label, "active-disk", colo.activeDisk());
        refuseColo(label, "hidden-disk", colo.hiddenDisk());
    }

    private static void refuseColo(String label, String key, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            throw unsupported(label, key + " is for COLO, which xld does not do; leave it out");
        }
    }

    private static void refuseContradictions(DiskSpec disk, GuestType guest, String label) {
        boolean empty = disk.format() == Format.EMPTY;
        if (empty && !disk.cdrom()) {
            throw bad(label, "only a cdrom drive can be empty; name an image, or say cdrom");
        }
        if (empty && !disk.target().isEmpty()) {
            throw bad(label, "format=empty is for a drive without an image, but it has " + disk.target());
        }
        if (guest == GuestType.HVM && disk.cdrom() && disk.backend() == Backend.PHY) {
            throw bad(label, "the cdrom drives of HVM guests are the device model's; leave out backendtype=phy");
        }
    }

    private static ApiException bad(String label, String why) {
        return new ApiException(ErrorKind.BAD_CONFIG, label + ": " + why);
    }

    private static ApiException unsupported(String label, String why) {
        return new ApiException(ErrorKind.UNSUPPORTED, label + ": " + why);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
