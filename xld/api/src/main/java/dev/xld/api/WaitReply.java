package dev.xld.api;

/** {@code destroyed}: the domain is gone; else it has shut down for the reason given. */
public record WaitReply(int domid, boolean destroyed, int shutdownCode) {}
