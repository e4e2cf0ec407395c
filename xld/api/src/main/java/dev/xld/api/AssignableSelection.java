package dev.xld.api;

/** All PCI devices that are free for guests. */
public record AssignableSelection() {}
