package dev.xld.config.sxp.domain;

import dev.xld.config.Sdl;
import dev.xld.config.Vnc;
import dev.xld.config.sxp.Sxp;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a screen is shown, in an image or a vfb. Immutable. */
record Screen(Vnc vnc, Sdl sdl, @Nullable String keymap) {
    static final Screen NONE = new Screen(Vnc.NONE, Sdl.NONE, null);

    /** What xend shows instead of a password. */
    private static final String MASKED = "XXXXXXXX";

    static Screen read(Keys keys) {
        String password = keys.text("vncpasswd");
        if (MASKED.equals(password)) {
            keys.drop("vncpasswd", Set.of(), "xend hides passwords so: write the real one");
            password = null;
        }
        Integer display = keys.integer("vncdisplay", 0, Integer.MAX_VALUE);
        Vnc vnc = new Vnc(
                keys.flag("vnc"),
                keys.text("vnclisten"),
                password,
                display == null || display == 0 ? null : display,
                keys.flag("vncunused"));
        Sdl sdl = new Sdl(keys.flag("sdl"), keys.flag("opengl"), keys.text("display"), keys.text("xauthority"));
        return new Screen(vnc, sdl, keys.text("keymap"));
    }

    /** With the values of another where this has none. */
    Screen or(Screen other) {
        return new Screen(
                new Vnc(
                        or(vnc.enable(), other.vnc.enable()),
                        or(vnc.listen(), other.vnc.listen()),
                        or(vnc.passwd(), other.vnc.passwd()),
                        or(vnc.display(), other.vnc.display()),
                        or(vnc.findunused(), other.vnc.findunused())),
                new Sdl(
                        or(sdl.enable(), other.sdl.enable()),
                        or(sdl.opengl(), other.sdl.opengl()),
                        or(sdl.display(), other.sdl.display()),
                        or(sdl.xauthority(), other.sdl.xauthority())),
                or(keymap, other.keymap));
    }

    private static <T> @Nullable T or(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }

    /** Whether something is to show it for sure. */
    boolean asked() {
        return Boolean.TRUE.equals(vnc.enable()) || Boolean.TRUE.equals(sdl.enable());
    }

    /** Whether anything shows it; VNC does unless it is said that it does not. */
    boolean shown() {
        return !Boolean.FALSE.equals(vnc.enable()) || Boolean.TRUE.equals(sdl.enable());
    }

    /** {@code assumed} is what is written where nothing says whether VNC shows it. */
    Out write(Out out, @Nullable Boolean assumed) {
        return out.flag("vnc", vnc.enable() == null ? assumed : vnc.enable())
                .flag("sdl", sdl.enable())
                .flag("vncunused", vnc.findunused())
                .number("vncdisplay", vnc.display(), 0, Integer.MAX_VALUE)
                .text("vnclisten", vnc.listen())
                .text("vncpasswd", vnc.passwd())
                .text("display", sdl.display())
                .text("xauthority", sdl.xauthority())
                .text("keymap", keymap)
                .flag("opengl", sdl.opengl());
    }

    /** {@code (device (vfb ...))}. */
    Sxp device(@Nullable Boolean assumed) {
        return Sxp.form("device", write(new Out("vfb"), assumed).build());
    }
}
