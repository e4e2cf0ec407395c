/** What the daemon asks of the kernel and Java lacks: locks, loop devices, network interfaces; the one room of the daemon that knows JNA. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.posix;
