package dev.xld.api;

/** A domain by name or number; {@code force} allows what is refused by default (destroying domain 0). */
public record DomainRef(String domain, boolean force) {}
