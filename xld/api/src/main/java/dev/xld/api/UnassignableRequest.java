package dev.xld.api;

/**
 * A PCI device to give back to dom0.
 *
 * @param device its name or its address
 * @param rebind whether to the driver it had
 */
public record UnassignableRequest(String device, boolean rebind) {}
