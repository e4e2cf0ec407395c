package dev.xld.config;

/** A device of the host's device tree given to the guest ({@code dtdev=[...]}, Arm). */
public record DtdevSpec(String path) implements DeviceSpec {}
