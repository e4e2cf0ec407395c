/** The few functions of libc the daemon needs and Java lacks; the one room of the daemon that knows JNA. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.posix;
