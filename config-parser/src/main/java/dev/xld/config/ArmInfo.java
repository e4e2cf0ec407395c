package dev.xld.config;

import org.jspecify.annotations.Nullable;

/** What only guests on Arm feel. Words of libxl; null means not given. */
public record ArmInfo(
        @Nullable String gicVersion,
        @Nullable String vuart,
        @Nullable String tee) {
    public static final ArmInfo NONE = new ArmInfo(null, null, null);
}
