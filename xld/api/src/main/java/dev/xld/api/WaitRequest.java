package dev.xld.api;

/** {@code destruction}: wait until the domain is gone, not only until it has shut down. */
public record WaitRequest(int domid, boolean destruction) {}
