package dev.xld.api;

/** {@code clear}: empty the hypervisor's message ring after reading it. */
public record DmesgRequest(boolean clear) {}
