/** {@code xl}: finds the command, runs it, and is the only place that knows the process it runs in. */
@org.jspecify.annotations.NullMarked
package dev.xld.cli;
