/** The device model: the qemu of a domain, its arguments, its life as a process, and its monitor. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.qemu;
