package dev.xld.api;

/** The id of the request to stop. */
public record CancelRequest(long request) {}
