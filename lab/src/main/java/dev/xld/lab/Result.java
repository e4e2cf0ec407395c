package dev.xld.lab;

import java.util.List;

/**
 * How a command ended in dom0.
 *
 * @param command its arguments
 * @param out its stdout, read as UTF-8
 * @param err its stderr, read as UTF-8
 * @param exit its exit status; where a signal ended it, minus the signal's number
 */
public record Result(List<String> command, String out, String err, int exit) {
    public Result {
        command = List.copyOf(command);
    }

    /** This result, or an assertion that shows all of it where the exit status is not 0. */
    public Result ok() {
        if (exit != 0) {
            throw new AssertionError(this);
        }
        return this;
    }

    @Override
    public String toString() {
        return "`" + String.join(" ", command) + "` ended with " + exit + "\n--- stdout\n" + out + "--- stderr\n" + err;
    }
}
