/** The daemon. {@link dev.xld.daemon.Xld} is main and wires everything; read it first. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon;
