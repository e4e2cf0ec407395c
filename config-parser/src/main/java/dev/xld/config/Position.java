package dev.xld.config;

/** A place in a config; line and column count from 1. */
public record Position(String source, int line, int column) {
    @Override
    public String toString() {
        return source + ":" + line + ":" + column;
    }
}
