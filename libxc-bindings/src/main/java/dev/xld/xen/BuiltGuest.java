package dev.xld.xen;

/** Where the builder put the rings: machine frames for PV, guest frames for PVH and HVM. */
public record BuiltGuest(long storeFrame, long consoleFrame) {}
