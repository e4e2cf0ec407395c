package dev.xld.api;

import org.jspecify.annotations.Nullable;

/** Seconds since a domain started. */
public record Uptime(int domid, @Nullable String name, long seconds) {}
