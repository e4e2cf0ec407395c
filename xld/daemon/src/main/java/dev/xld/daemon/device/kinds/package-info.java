/** The kinds of devices, one file each; none knows another. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.device.kinds;
