package dev.xld.cli;

/** What stands before the command: {@code -N} is all that changes what a command does. */
public record GlobalOptions(boolean dryRun, int verbosity) {}
