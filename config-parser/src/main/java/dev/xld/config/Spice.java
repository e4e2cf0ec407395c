package dev.xld.config;

import org.jspecify.annotations.Nullable;

/** A SPICE server for an HVM guest's screen. Components are named as in libxl's {@code spice_info}. */
public record Spice(
        @Nullable Boolean enable,
        @Nullable Integer port,
        @Nullable Integer tlsPort,
        @Nullable String host,
        @Nullable Boolean disableTicketing,
        @Nullable String passwd,
        @Nullable Boolean agentMouse,
        @Nullable Boolean vdagent,
        @Nullable Boolean clipboardSharing,
        @Nullable Integer usbredirection,
        @Nullable String imageCompression,
        @Nullable String streamingVideo) {
    public static final Spice NONE = new Spice(null, null, null, null, null, null, null, null, null, null, null, null);
}
