package dev.xld.api;

/**
 * A PCI device to attach to a domain, or to detach.
 *
 * @param device as one entry of the config's {@code pci} says it
 * @param force detach it even if the guest does not let go
 */
public record PciChange(String domain, String device, boolean force) {}
