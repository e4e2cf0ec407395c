package dev.xld.api;

import java.util.List;

/** The lines of {@code xl info} in their order; an entry of {@code tables} stands after free_cpus ({@code -n}). */
public record HostInfo(List<Field> fields, List<String> tables) {
    /** One key and its value. */
    public record Field(String key, String value) {}
}
