package dev.xld.api;

import org.jspecify.annotations.Nullable;

/** A domain by number and name; the name is null when the domain has none. */
public record DomainId(int domid, @Nullable String name) {}
