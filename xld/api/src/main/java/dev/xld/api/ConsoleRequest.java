package dev.xld.api;

import org.jspecify.annotations.Nullable;

/** A console of a domain; null type and number mean its primary console. */
public record ConsoleRequest(
        String domain, @Nullable Type type, @Nullable Integer number) {
    /** Kinds of console, as {@code xl console -t} names them. */
    public enum Type {
        PV,
        SERIAL,
        VUART
    }
}
