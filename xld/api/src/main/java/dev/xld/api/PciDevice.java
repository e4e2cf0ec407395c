package dev.xld.api;

/**
 * One row of {@code xl pci-list}.
 *
 * @param slot where the guest sees it, with {@code function}; 0 and 0 where it chose itself
 * @param address on the host, {@code 0000:03:00.0}
 */
public record PciDevice(int slot, int function, String address) {}
