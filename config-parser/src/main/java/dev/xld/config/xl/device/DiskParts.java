package dev.xld.config.xl.device;

import dev.xld.config.DiskColo;
import dev.xld.config.DiskSpec;
import dev.xld.config.DiskSpec.Backend;
import dev.xld.config.DiskSpec.Format;
import dev.xld.config.DiskSpec.Specification;
import dev.xld.config.xl.setting.CArithmetic;
import dev.xld.config.xl.setting.Findings;
import dev.xld.config.xl.setting.Settings;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of a disk while {@link DiskGrammar} reads it. One specification, one thread. */
final class DiskParts {
    private static final Map<String, Format> FORMATS = Map.of(
            "", Format.RAW,
            "raw", Format.RAW,
            "qcow", Format.QCOW,
            "qcow2", Format.QCOW2,
            "vhd", Format.VHD,
            "qed", Format.QED,
            "empty", Format.EMPTY);

    private final String source;
    private Settings.Item item;
    private final Findings findings;
    private boolean failed;
    private @Nullable Format format;
    private Backend backend = Backend.UNSET;
    private Specification specification = Specification.UNSET;
    private boolean readWrite = true;
    private boolean accessSeen;

    @Nullable
    String path;

    @Nullable
    String vdev;

    @Nullable
    String script;

    @Nullable
    String backendDomain;

    @Nullable
    Boolean discard;

    @Nullable
    Boolean trusted;

    @Nullable
    Boolean colo;

    @Nullable
    String coloHost;

    @Nullable
    String coloExport;

    @Nullable
    String activeDisk;

    @Nullable
    String hiddenDisk;

    private int coloPort;
    boolean cdrom;
    boolean directIoSafe;
    boolean prefixSeen;
    boolean stopped;

    DiskParts(String source, Settings.Item item, Findings findings) {
        this.source = source;
        this.item = item;
        this.findings = findings;
    }

    /** Goes on with another piece of the same specification, which messages now show. */
    void read(Settings.Item next) {
        item = next;
    }

    boolean failed() {
        return failed;
    }

    void error(String message, @Nullable String near) {
        failed = true;
        findings.error(
                item.position(),
                source + ": config parsing error in disk specification: " + message
                        + (near == null ? "" : ": near `" + near + "'") + " in `" + item.text() + "'");
    }

    void tooLong(int limit) {
        findings.error(
                item.position(),
                source + ": config parsing error in disk specification: it is "
                        + item.text().length() + " characters long; at most " + limit + " are read");
    }

    /** A text given once; an empty one may be replaced. */
    @Nullable
    String text(String what, @Nullable String before, String now) {
        if (before != null && !before.isEmpty()) {
            error(what + " respecified", now);
            return before;
        }
        return now;
    }

    void format(String word) {
        Format now = FORMATS.get(word);
        if (now == null) {
            error("unknown value for format", word);
        } else if (format != null && format != now) {
            error("format respecified", word);
        } else {
            format = now;
        }
    }

    void backend(String word) {
        Backend now = switch (word) {
            case "phy" -> Backend.PHY;
            case "tap" -> Backend.TAP;
            case "qdisk" -> Backend.QDISK;
            case "standalone" -> Backend.STANDALONE;
            default -> Backend.UNSET;
        };
        if (now == Backend.UNSET) {
            error("unknown value for backendtype", word);
        } else if (backend != Backend.UNSET && backend != now) {
            error("backend respecified", word);
        } else {
            backend = now;
        }
    }

    void specification(String word) {
        if (!word.equals("xen") && !word.equals("virtio")) {
            error("unknown value for specification", word);
            return;
        }
        Specification now = Specification.valueOf(word.toUpperCase(Locale.ROOT));
        if (specification != Specification.UNSET && specification != now) {
            error("specification respecified", word);
        } else {
            specification = now;
        }
    }

    void access(String word) {
        switch (word) {
            case "r", "ro" -> readWrite = false;
            case "w", "rw", "" -> readWrite = true;
            default -> error("unknown value for access", word);
        }
    }

    void coloPort(String word) {
        coloPort = CArithmetic.atoi(word);
        if (coloPort == 0) {
            error("unknown value for colo_port", word);
        }
    }

    void formatPrefix(String word) {
        prefixSeen = true;
        format(word);
    }

    void scriptPrefix(String word) {
        prefixSeen = true;
        script = text("script", script, "block-" + word);
    }

    void unknownPrefix(String word) {
        error("unknown deprecated disk prefix", word);
        stopped = true;
    }

    /** Target, format, vdev, access: the first not given yet. */
    void positional(String word) {
        if (failed) {
            return;
        }
        if (path == null) {
            path = word;
        } else if (!prefixSeen && format == null) {
            if (path.isEmpty() && vdevAndType(word)) {
                format = Format.EMPTY;
            } else {
                format(word);
            }
        } else if (vdev == null) {
            if (!vdevAndType(word)) {
                vdev = word;
            }
        } else if (!accessSeen) {
            accessSeen = true;
            access(word);
        } else {
            error("too many positional parameters", word);
            stopped = true;
        }
    }

    /** {@code hdc:cdrom}; false, and nothing done, where there is no colon. */
    private boolean vdevAndType(String word) {
        int colon = word.lastIndexOf(':');
        if (colon < 0) {
            return false;
        }
        vdev = text("vdev", vdev, word.substring(0, colon));
        String type = word.substring(colon + 1);
        if (type.equals("cdrom") || type.equals("disk")) {
            cdrom = type.equals("cdrom");
        } else {
            error("unknown deprecated type", type);
        }
        return true;
    }

    Optional<DiskSpec> finish() {
        if (!failed && vdev == null) {
            error("no vdev specified", null);
        }
        if (!failed && path == null && !cdrom) {
            error("no target specified (and device not removable)", null);
        }
        if (failed || vdev == null) {
            return Optional.empty();
        }
        Format settled = format == null ? Format.RAW : format;
        if (cdrom && (path == null || path.isEmpty())) {
            settled = Format.EMPTY;
        }
        return Optional.of(new DiskSpec(
                path,
                vdev,
                settled,
                backend,
                readWrite && !cdrom,
                cdrom,
                script,
                backendDomain,
                directIoSafe,
                discard,
                trusted,
                specification,
                new DiskColo(colo, null, coloHost, CArithmetic.nonZero(coloPort), coloExport, activeDisk, hiddenDisk)));
    }
}
