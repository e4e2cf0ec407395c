package dev.xld.api;

/** A notification named {@code task.progress} while request {@code request} is at work: step {@code step} of {@code of}. */
public record Progress(long request, int step, int of, String message) {}
