package dev.xld.daemon.device;

/** A device about to be attached: where it will stand, what is written there, and what then connects it. */
public record Plug(DeviceAddress address, DeviceNodes nodes, Connection connection) {}
