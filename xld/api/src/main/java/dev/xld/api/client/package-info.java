/** The Java client of the daemon's socket. */
@org.jspecify.annotations.NullMarked
package dev.xld.api.client;
