package dev.xld.config.sxp;

import java.util.Optional;

/**
 * The guest's side of a virtual disk, as {@code dev} of a {@code vbd} and xm's commands name it: {@code xvda}, {@code hdc:cdrom},
 * {@code ioemu:hda}, {@code /dev/sda1:disk}. Immutable.
 *
 * @param ioemu whether {@code ioemu:} stands before it, which has had no meaning since Xen 3.1
 * @param name the name as written
 * @param kind what follows the name, {@code disk} or {@code cdrom}; xend takes none for {@code disk} and always writes one
 */
public record VbdDev(boolean ioemu, String name, Optional<String> kind) {
    private static final String IOEMU = "ioemu:";
    private static final String CDROM = "cdrom";

    public static VbdDev read(Sxp.Atom dev) throws BadSxpException {
        boolean ioemu = dev.text().startsWith(IOEMU);
        String rest = ioemu ? dev.text().substring(IOEMU.length()) : dev.text();
        int colon = rest.indexOf(':');
        String name = colon < 0 ? rest : rest.substring(0, colon);
        Optional<String> kind = colon < 0 ? Optional.empty() : Optional.of(rest.substring(colon + 1));
        if (name.isEmpty()
                || kind.filter(word -> !word.equals("disk") && !word.equals(CDROM))
                        .isPresent()) {
            throw new BadSxpException(
                    dev.position(),
                    "dev " + dev.shown() + " is no name of a disk",
                    "write it as xvda, xvda:disk or hdc:cdrom");
        }
        return new VbdDev(ioemu, name, kind);
    }

    /** The text that {@link #read} takes apart. */
    public Sxp.Atom write() {
        return Sxp.atom(
                (ioemu ? IOEMU : "") + name + kind.map(word -> ":" + word).orElse(""));
    }

    public boolean isCdrom() {
        return kind.equals(Optional.of(CDROM));
    }

    /** The name without {@code /dev/}. */
    public String shortName() {
        return name.startsWith("/dev/") ? name.substring("/dev/".length()) : name;
    }
}
