package dev.xld.config;

import org.jspecify.annotations.Nullable;

/** A window on the host for a guest's screen. Components are named as in libxl's {@code sdl_info}. */
public record Sdl(
        @Nullable Boolean enable,
        @Nullable Boolean opengl,
        @Nullable String display,
        @Nullable String xauthority) {
    public static final Sdl NONE = new Sdl(null, null, null, null);
}
