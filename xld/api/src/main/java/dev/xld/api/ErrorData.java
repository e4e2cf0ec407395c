package dev.xld.api;

import org.jspecify.annotations.Nullable;

/** The {@code data} of a JSON-RPC error: its kind, the errno of the failed call and the step that failed, where known. */
public record ErrorData(
        ErrorKind kind, @Nullable String errno, @Nullable String step) {}
