package dev.xld.api;

import org.jspecify.annotations.Nullable;

/** One row of {@code xl pci-assignable-list}; {@code name} is null for a device without one. */
public record AssignableDevice(String address, @Nullable String name) {}
