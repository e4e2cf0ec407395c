/** What crosses the socket between {@code xl} and the daemon: records, error kinds and the client. */
@org.jspecify.annotations.NullMarked
package dev.xld.api;
