/** Xen's shared tree of small values: reads, writes, transactions and watches. */
@org.jspecify.annotations.NullMarked
package dev.xld.xenstore;
