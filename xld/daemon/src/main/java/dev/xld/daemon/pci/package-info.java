/**
 * PCI devices of the host for guests: the kernel's view of them in sysfs, making them assignable, giving them to domains and
 * taking them back. {@link dev.xld.daemon.pci.PciPassthrough} is the door for domains, {@link
 * dev.xld.daemon.pci.AssignableDevices} for the host.
 */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.pci;
