package dev.xld.config.xl.setting;

import dev.xld.config.Position;

/**
 * One assignment.
 *
 * @param value the whole value: with {@code +=} what was there before is in it
 * @param added whether it was written with {@code +=}
 * @param position of the key
 */
public record Setting(String key, Value value, boolean added, Position position) {
    /** The line warnings name: the one the value starts on. */
    public int line() {
        return value.position().line();
    }
}
