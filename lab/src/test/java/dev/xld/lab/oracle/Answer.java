package dev.xld.lab.oracle;

import java.util.List;

/**
 * What one of the two readers says to a config.
 *
 * @param exit the exit status; of a program ended by a signal, 128 and the signal's number
 * @param err the lines of stderr
 * @param json stdout
 */
record Answer(int exit, List<String> err, String json) {
    Answer {
        err = List.copyOf(err);
    }

    boolean crashed() {
        return exit > 128 && exit < 160;
    }

    Answer withErr(List<String> lines) {
        return new Answer(exit, lines, json);
    }

    Answer withJson(String text) {
        return new Answer(exit, err, text);
    }

    @Override
    public String toString() {
        return "exit " + exit + "\n" + String.join("\n", err) + (err.isEmpty() ? "" : "\n") + json;
    }
}
