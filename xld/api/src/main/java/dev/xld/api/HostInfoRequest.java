package dev.xld.api;

/** {@code numa}: with the cpu, device and memory topology. */
public record HostInfoRequest(boolean numa) {}
