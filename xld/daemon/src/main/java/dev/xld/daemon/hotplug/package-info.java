/** Plugging devices into dom0 by the scripts of the distribution or of the user. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.hotplug;
