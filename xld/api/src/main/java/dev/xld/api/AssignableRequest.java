package dev.xld.api;

import org.jspecify.annotations.Nullable;

/**
 * A PCI device to make assignable. Without a name it loses the one it has.
 *
 * @param device {@code [0000:]03:00.0}
 */
public record AssignableRequest(String device, @Nullable String name) {}
