/**
 * The implementation of {@link dev.xld.xen.Hypervisor} on libxenctrl and libxenguest. {@link dev.xld.xen.libxc.LibXc} is
 * the door; the rest is how handles are lent, what libxc says is kept, and a PV guest is built.
 */
@org.jspecify.annotations.NullMarked
package dev.xld.xen.libxc;
