package dev.xld.config.sxp.domain;

import dev.xld.config.DiskColo;
import dev.xld.config.DiskSpec;
import dev.xld.config.DiskSpec.Backend;
import dev.xld.config.DiskSpec.Format;
import dev.xld.config.DiskSpec.Specification;
import dev.xld.config.sxp.BadSxpException;
import dev.xld.config.sxp.Sxp;
import dev.xld.config.sxp.VbdDev;
import dev.xld.config.sxp.VbdUname;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A virtual disk, whose class is {@code vbd}, {@code tap} or {@code tap2} by what serves it. */
final class Vbd {
    private static final Map<String, Format> FORMATS = Map.of(
            "aio", Format.RAW,
            "sync", Format.RAW,
            "raw", Format.RAW,
            "qcow", Format.QCOW,
            "qcow2", Format.QCOW2,
            "vhd", Format.VHD);
    private static final Set<String> PLAIN = Set.of("phy", "file");
    private static final Set<String> TAPS = Set.of("tap", "tap2");
    private static final Set<String> MODES = Set.of("r", "ro", "w", "rw", "w!");
    private static final String SCRIPT = "block-";

    private Vbd() {}

    static void read(Keys keys, Draft draft) {
        keys.know(List.of("bootable", "driver", "protocol", "VDI", "devid"));
        Sxp.Atom dev = keys.notation("dev").orElse(null);
        if (dev == null) {
            keys.findings().error(keys.position(), "the disk has no dev", "write (dev xvda) in it");
            return;
        }
        String mode = keys.word("mode", MODES);
        String domain = backend(keys);
        try {
            VbdDev name = VbdDev.read(dev);
            Optional<Sxp.Atom> uname = keys.notation("uname");
            if (uname.isEmpty() && !name.isCdrom()) {
                throw new BadSxpException(
                        keys.position(), "disk " + name.name() + " has no uname", "write (uname phy:DEVICE) in it");
            }
            VbdUname behind = uname.isEmpty() ? null : VbdUname.read(uname.get());
            draft.add(new DiskSpec(
                    behind == null ? null : behind.path(),
                    name.shortName(),
                    uname.isEmpty() || behind == null ? Format.EMPTY : format(uname.get(), behind),
                    Backend.UNSET,
                    mode != null && mode.contains("w") && !name.isCdrom(),
                    name.isCdrom(),
                    behind == null ? null : script(behind),
                    domain,
                    false,
                    null,
                    null,
                    Specification.UNSET,
                    DiskColo.NONE));
        } catch (BadSxpException e) {
            keys.findings().error(e);
        }
    }

    private static @Nullable String script(VbdUname behind) {
        boolean stock = PLAIN.contains(behind.type()) || TAPS.contains(behind.type());
        return stock ? null : SCRIPT + behind.type();
    }

    /** The name or number of the domain that serves a device; null for dom0. */
    static @Nullable String backend(Keys keys) {
        String backend = keys.text("backend");
        return "0".equals(backend) || "Domain-0".equals(backend) ? null : backend;
    }

    private static Format format(Sxp.Atom uname, VbdUname behind) throws BadSxpException {
        if (!TAPS.contains(behind.type())) {
            return Format.RAW;
        }
        Format format = FORMATS.get(behind.format());
        if (format == null) {
            throw new BadSxpException(
                    uname.position(),
                    "image format " + Sxp.atom(behind.format()).shown() + " is unknown",
                    "convert the image to one of aio, qcow, qcow2 and vhd");
        }
        return format;
    }

    /** The image-level {@code cdrom} of old HVM configs. */
    static void readCdrom(Keys image, Draft draft) {
        String file = image.text("cdrom");
        boolean taken = draft.devices(DiskSpec.class).stream()
                .anyMatch(disk -> disk.vdev().equals("hdc"));
        if (file != null && !taken) {
            draft.add(new DiskSpec(
                    file,
                    "hdc",
                    Format.RAW,
                    Backend.UNSET,
                    false,
                    true,
                    null,
                    null,
                    false,
                    null,
                    null,
                    Specification.UNSET,
                    DiskColo.NONE));
        }
    }

    static Sxp write(DiskSpec disk, boolean first) {
        VbdUname uname = uname(disk);
        Out out = new Out(TAPS.contains(uname.type()) ? uname.type() : "vbd")
                .always(
                        "dev",
                        new VbdDev(false, disk.vdev(), Optional.of(disk.cdrom() ? "cdrom" : "disk"))
                                .write()
                                .text())
                .always("uname", disk.target().isEmpty() ? "" : uname.write().text())
                .text("mode", disk.readWrite() ? "w" : "r")
                .always("backend", disk.backendDomain() == null ? "0" : disk.backendDomain());
        return Sxp.form("device", out.flag("bootable", first).build());
    }

    private static VbdUname uname(DiskSpec disk) {
        String path = disk.target();
        String script = disk.script();
        if (script != null && script.startsWith(SCRIPT)) {
            return new VbdUname(script.substring(SCRIPT.length()), List.of(), path);
        }
        return switch (disk.format()) {
            case QCOW -> new VbdUname("tap", List.of("qcow"), path);
            case QCOW2 -> new VbdUname("tap", List.of("qcow2"), path);
            case VHD -> new VbdUname("tap2", List.of("vhd"), path);
            default -> new VbdUname(path.startsWith("/dev/") ? "phy" : "file", List.of(), path);
        };
    }
}
