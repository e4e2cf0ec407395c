package dev.xld.api;

/** Text to be printed as it is. */
public record ConfigText(String text) {}
