/** A Xen that exists only in memory, for development and for tests of failure; it proves nothing about a real one. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.sim;
