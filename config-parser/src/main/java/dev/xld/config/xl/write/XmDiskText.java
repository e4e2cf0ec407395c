package dev.xld.config.xl.write;

import dev.xld.config.DiskSpec;
import dev.xld.config.DiskSpec.Format;
import java.util.Locale;

/** A disk as xm has it: {@code UNAME,DEV,MODE[,BACKEND]}. */
final class XmDiskText {
    private XmDiskText() {}

    static String of(XlText out, DiskSpec disk) {
        String backend = disk.backendDomain() == null ? "" : "," + disk.backendDomain();
        DiskSpec sayable = new DiskSpec(
                disk.path(),
                disk.vdev(),
                disk.format(),
                DiskSpec.Backend.UNSET,
                disk.readWrite(),
                disk.cdrom(),
                disk.script(),
                disk.backendDomain(),
                false,
                null,
                null,
                DiskSpec.Specification.UNSET,
                dev.xld.config.DiskColo.NONE);
        if (!sayable.equals(disk)) {
            out.lost("disk " + disk.vdev() + ": what xl has beyond path, mode, format and backend");
        }
        return uname(disk) + "," + disk.vdev() + (disk.cdrom() ? ":cdrom" : "") + "," + (disk.readWrite() ? "w" : "r")
                + backend;
    }

    private static String uname(DiskSpec disk) {
        String target = disk.target();
        String script = disk.script();
        if (target.isEmpty()) {
            return "";
        }
        if (script != null) {
            return (script.startsWith("block-") ? script.substring("block-".length()) : script) + ":" + target;
        }
        if (disk.format() != Format.RAW && disk.format() != Format.EMPTY) {
            return "tap:" + disk.format().name().toLowerCase(Locale.ROOT) + ":" + target;
        }
        return (target.startsWith("/dev/") ? "phy:" : "file:") + target;
    }
}
