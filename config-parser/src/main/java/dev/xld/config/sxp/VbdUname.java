package dev.xld.config.sxp;

import java.util.List;
import java.util.Set;

/**
 * What is behind a virtual disk, as {@code uname} of a {@code vbd} and xm's commands name it: {@code phy:/dev/vg/x},
 * {@code file:/x.img}, {@code tap:aio:/x.img}, {@code tap2:tapdisk:vhd:/x.vhd}, {@code nbd:...}. No text at all, as an empty cdrom
 * drive has, is not one of these. Immutable.
 *
 * @param type {@code phy}, {@code file}, {@code tap}, {@code tap2}, or the rest of the name of a script {@code block-...}
 * @param drivers what a tap has between its type and its target, as written: the format, perhaps after who serves it
 * @param target the rest, as written
 */
public record VbdUname(String type, List<String> drivers, String target) {
    private static final Set<String> TAPS = Set.of("tap", "tap2");
    private static final Set<String> TAP_SERVERS = Set.of("tapdisk", "ioemu");

    public VbdUname {
        drivers = List.copyOf(drivers);
    }

    public static VbdUname read(Sxp.Atom uname) throws BadSxpException {
        String rest = uname.text();
        int colon = rest.indexOf(':');
        if (colon <= 0) {
            throw bad(uname, "does not say what kind of disk it is", "write phy:DEVICE, file:PATH or tap:aio:PATH");
        }
        String type = rest.substring(0, colon);
        rest = rest.substring(colon + 1);
        if (!TAPS.contains(type)) {
            return new VbdUname(type, List.of(), rest);
        }
        String[] words = rest.split(":", 3);
        int drivers = TAP_SERVERS.contains(words[0]) ? 2 : 1;
        if (words.length <= drivers) {
            throw bad(
                    uname,
                    "does not say the format of the image",
                    "write " + type + ":aio:PATH or " + type + ":vhd:PATH");
        }
        List<String> written = List.of(words).subList(0, drivers);
        return new VbdUname(
                type, written, rest.substring(String.join(":", written).length() + 1));
    }

    /** The text that {@link #read} takes apart. */
    public Sxp.Atom write() {
        String middle = drivers.isEmpty() ? "" : String.join(":", drivers) + ":";
        return Sxp.atom(type + ":" + middle + target);
    }

    /** The format a tap names: {@code aio}, {@code qcow2}, {@code vhd}; empty for others. */
    public String format() {
        return drivers.isEmpty() ? "" : drivers.get(drivers.size() - 1);
    }

    /** The target as a path: {@code phy:sda1} is in {@code /dev}. */
    public String path() {
        return type.equals("phy") && !target.startsWith("/") ? "/dev/" + target : target;
    }

    private static BadSxpException bad(Sxp.Atom uname, String what, String hint) {
        return new BadSxpException(uname.position(), "uname " + uname.shown() + " " + what, hint);
    }
}
