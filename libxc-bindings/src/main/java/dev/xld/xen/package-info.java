/** Hypercalls as the toolstack needs them: Java records in and out, {@link dev.xld.xen.XenException} on failure. */
@org.jspecify.annotations.NullMarked
package dev.xld.xen;
