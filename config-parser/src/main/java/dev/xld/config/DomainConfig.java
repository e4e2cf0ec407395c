package dev.xld.config;

import java.util.List;

/**
 * A domain as its owner described it, whatever the language: the meeting point of all parsers and writers. It holds what
 * was written: a value nobody gave is null or empty, and the daemon fills it in when it creates the domain.
 */
public record DomainConfig(
        CreateInfo createInfo, BuildInfo buildInfo, List<DeviceSpec> devices, LifecycleActions actions) {
    public DomainConfig {
        devices = List.copyOf(devices);
    }

    public String name() {
        return createInfo.name();
    }

    /** The devices of one kind, in config order. */
    public <T extends DeviceSpec> List<T> devices(Class<T> kind) {
        return devices.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
