/** Plugging devices into dom0: by system calls what the distribution's stock scripts would do, by running them all other scripts. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.hotplug;
