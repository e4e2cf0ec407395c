package dev.xld.config;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of memory the host's devices reserve ({@code rdm}). libxl's words.
 *
 * @param strategy host; null is ignore
 * @param policy strict or relaxed
 */
public record Rdm(@Nullable String strategy, @Nullable String policy) {
    public static final Rdm NONE = new Rdm(null, null);
}
