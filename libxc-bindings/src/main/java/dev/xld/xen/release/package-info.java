/** Which Xen runs here, and what xld must know about it: {@link dev.xld.xen.release.XenRelease} is the one list. */
@org.jspecify.annotations.NullMarked
package dev.xld.xen.release;
