package dev.xld.config.xm.domain;

import dev.xld.config.Diagnostic;
import dev.xld.config.Diagnostic.Severity;
import dev.xld.config.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** xm's disk, {@code UNAME,DEV,MODE[,BACKEND[,PROTOCOL]]}, as xl's. Pure functions, any thread. */
final class XmDisk {
    private static final Set<String> TAP = Set.of("tap", "tap2");
    private static final Set<String> IMAGE_FORMATS = Set.of("qcow", "qcow2", "vhd");
    private static final Set<String> RAW_DRIVERS = Set.of("aio", "sync", "ram", "tapdisk", "ioemu");

    private XmDisk() {}

    /** The specification for xl; null after an error. */
    static @Nullable String translate(String spec, Position place, List<Diagnostic> findings) {
        String[] fields = spec.split(",", -1);
        if (fields.length < 3 || fields.length > 5) {
            return wrong(place, findings, "a disk is UNAME,DEV,MODE, not " + spec);
        }
        for (int i = 0; i < fields.length; i++) {
            fields[i] = fields[i].strip();
        }
        List<String> options = new ArrayList<>();
        String dev = fields[1].startsWith("ioemu:") ? fields[1].substring("ioemu:".length()) : fields[1];
        boolean cdrom = dev.endsWith(":cdrom");
        int colon = dev.indexOf(':');
        String vdev = colon < 0 ? dev : dev.substring(0, colon);
        options.add("vdev=" + (vdev.startsWith("/dev/") ? vdev.substring("/dev/".length()) : vdev));
        if (cdrom) {
            options.add("devtype=cdrom");
        }
        switch (fields[2]) {
            case "r", "ro" -> options.add("access=ro");
            case "w", "rw", "w!", "rw!" -> options.add("access=rw");
            default -> {
                return wrong(place, findings, "the mode of disk " + dev + " is r, w or w!, not " + fields[2]);
            }
        }
        if (fields.length > 3 && !fields[3].isEmpty() && !fields[3].equals("0")) {
            options.add("backend=" + fields[3]);
        }
        if (fields[0].isEmpty()) {
            return cdrom
                    ? String.join(",", options)
                    : wrong(place, findings, "disk " + dev + " has nothing behind it, which only a cdrom may have");
        }
        return image(fields[0], options, dev, place, findings);
    }

    /** {@code TYPE:NAME}: how it is served, and where it is. */
    private static @Nullable String image(
            String uname, List<String> options, String dev, Position place, List<Diagnostic> findings) {
        int colon = uname.indexOf(':');
        String type = colon < 0 ? "phy" : uname.substring(0, colon);
        String name = uname.substring(colon + 1);
        if (TAP.contains(type)) {
            while (name.contains(":")) {
                String driver = name.substring(0, name.indexOf(':'));
                if (IMAGE_FORMATS.contains(driver)) {
                    options.add("format=" + driver);
                } else if (!RAW_DRIVERS.contains(driver)) {
                    return wrong(place, findings, "disk " + dev + ": xl has no driver " + driver + " for " + type);
                }
                name = name.substring(name.indexOf(':') + 1);
            }
        } else if (type.equals("phy")) {
            name = name.startsWith("/") ? name : "/dev/" + name;
        } else if (!type.equals("file")) {
            options.add("script=block-" + type);
        }
        options.add("target=" + name);
        return String.join(",", options);
    }

    private static @Nullable String wrong(Position place, List<Diagnostic> findings, String message) {
        findings.add(new Diagnostic(Severity.ERROR, place, place + ": error: " + message, null, 1));
        return null;
    }
}
