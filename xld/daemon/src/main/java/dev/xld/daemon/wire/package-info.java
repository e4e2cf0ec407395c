/** The socket: who calls, in which words, and how answers go back. Nothing behind it knows of JSON. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.wire;
