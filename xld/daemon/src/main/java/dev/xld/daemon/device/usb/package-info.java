/** USB: what the host has, what domains' controllers hold, and the kernel's usbback. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.device.usb;
