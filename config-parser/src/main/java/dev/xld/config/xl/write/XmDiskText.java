package dev.xld.config.xl.write;

import dev.xld.config.DiskSpec;
import dev.xld.config.DiskSpec.Format;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A disk as xm has it: {@code UNAME,DEV,MODE[,BACKEND]}. */
final class XmDiskText {
    private XmDiskText() {}

    /** Null for a disk that xm could not read. */
    static @Nullable String of(XlText out, DiskSpec disk) {
        if (!sayable(disk)) {
            out.lost("disk " + disk.vdev() + ": xm has no words for it");
            return null;
        }
        String backend = disk.backendDomain() == null ? "" : "," + disk.backendDomain();
        DiskSpec plain = new DiskSpec(
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
        if (!plain.equals(disk)) {
            out.lost("disk " + disk.vdev() + ": what xl has beyond path, mode, format and backend");
        }
        return uname(disk) + "," + disk.vdev() + (disk.cdrom() ? ":cdrom" : "") + "," + (disk.readWrite() ? "w" : "r")
                + backend;
    }

    private static boolean sayable(DiskSpec disk) {
        String script = disk.script();
        boolean clean = Stream.of(disk.target(), disk.vdev(), String.valueOf(disk.backendDomain()))
                .noneMatch(text -> text.indexOf(',') >= 0 || text.startsWith(" ") || text.endsWith(" "));
        return clean
                && disk.vdev().indexOf(':') < 0
                && disk.format() != Format.QED
                && (script == null || script.startsWith("block-"))
                && (disk.cdrom() || !disk.target().isEmpty());
    }

    private static String uname(DiskSpec disk) {
        String target = disk.target();
        String script = disk.script();
        if (target.isEmpty()) {
            return "";
        }
        if (script != null) {
            return script.substring("block-".length()) + ":" + target;
        }
        if (disk.format() != Format.RAW && disk.format() != Format.EMPTY) {
            return "tap:" + disk.format().name().toLowerCase(Locale.ROOT) + ":" + target;
        }
        return (target.startsWith("/dev/") ? "phy:" : "file:") + target;
    }
}
