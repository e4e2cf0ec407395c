/**
 * One file per C struct that crosses the border: C's field names, their offsets and sizes in each release of Xen, and
 * how the struct becomes a Java record. Numbers are bytes on x86-64; a test holds them against the C headers.
 */
@org.jspecify.annotations.NullMarked
package dev.xld.xen.layout;
