package dev.xld.api;

/** A domain and its new name. */
public record RenameRequest(String domain, String name) {}
