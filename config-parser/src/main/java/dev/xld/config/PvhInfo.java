package dev.xld.config;

import org.jspecify.annotations.Nullable;

/** What only PVH guests have: the shim that runs a PV guest inside. Components are named as in libxl's {@code u.pvh}. */
public record PvhInfo(
        @Nullable Boolean pvshim,
        @Nullable String pvshimPath,
        @Nullable String pvshimCmdline,
        @Nullable String pvshimExtra) {
    public static final PvhInfo NONE = new PvhInfo(null, null, null, null);
}
