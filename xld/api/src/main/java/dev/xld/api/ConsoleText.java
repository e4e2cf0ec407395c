package dev.xld.api;

/** Text of the hypervisor console. */
public record ConsoleText(String text) {}
