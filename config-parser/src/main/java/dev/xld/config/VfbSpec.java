package dev.xld.config;

import org.jspecify.annotations.Nullable;

/** A PV framebuffer ({@code vfb=[...]}). Components are named as in libxl's {@code device_vfb}. */
public record VfbSpec(
        @Nullable Integer devid, Vnc vnc, Sdl sdl, @Nullable String keymap) implements NumberedSpec<VfbSpec> {
    @Override
    public VfbSpec numbered(int number) {
        return new VfbSpec(number, vnc, sdl, keymap);
    }
}
