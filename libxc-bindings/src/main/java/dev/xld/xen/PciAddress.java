package dev.xld.xen;

/** A PCI function: {@code segment:bus:device.function}. */
public record PciAddress(int segment, int bus, int device, int function) {}
