/** Devices of domains: the contract every kind keeps, the one list of kinds, and the store tree they share. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.device;
