/**
 * The C functions and structs xld calls, in C's own spelling, bound by JNA direct mapping: one class per shared object,
 * nothing else. A pointer is a {@code long}, a C {@code bool} a {@code byte}, a struct a {@code ByteBuffer} whose
 * offsets {@code dev.xld.xen.layout} knows. All classes are bound once, by {@code dev.xld.xen.release.XenLibraries},
 * before the first call.
 */
@org.jspecify.annotations.NullMarked
package dev.xld.xen.jna;
