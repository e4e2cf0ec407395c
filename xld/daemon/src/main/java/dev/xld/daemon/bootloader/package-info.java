/**
 * The boot loader phase of PV and PVH domains: a program of dom0 ({@code pygrub}) reads the guest's disk and brings out its
 * kernel and ramdisk. Everything it says and leaves is the guest's word, and believed no further than that. {@link
 * dev.xld.daemon.bootloader.BootLoaders} is the door.
 */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.bootloader;
