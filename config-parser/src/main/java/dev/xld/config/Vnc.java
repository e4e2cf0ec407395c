package dev.xld.config;

import org.jspecify.annotations.Nullable;

/**
 * A VNC server for a guest's screen. Components are named as in libxl's {@code vnc_info}.
 *
 * @param listen address, or address:display
 * @param display the number above port 5900
 * @param findunused whether the next free display is taken
 */
public record Vnc(
        @Nullable Boolean enable,
        @Nullable String listen,
        @Nullable String passwd,
        @Nullable Integer display,
        @Nullable Boolean findunused) {
    public static final Vnc NONE = new Vnc(null, null, null, null, null);
}
