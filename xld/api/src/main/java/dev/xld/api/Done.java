package dev.xld.api;

/** The empty answer of a call that has nothing to tell. */
public record Done() {}
