package dev.xld.lab.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Makes a config smaller while {@code keeps} holds: takes away lines, then words, then characters, in ever smaller runs.
 * One use, one thread; asks at most {@link #MAX_QUESTIONS} times.
 */
final class Shrinker {
    static final int MAX_QUESTIONS = 600;

    private static final List<Pattern> PIECES = List.of(
            Pattern.compile("[^\n]*\n?"), Pattern.compile("[^,;\\[\\]\n]+|[,;\\[\\]\n]"), Pattern.compile("(?s)."));

    private final Predicate<String> keeps;
    private int questions;

    Shrinker(Predicate<String> keeps) {
        this.keeps = keeps;
    }

    String shrink(String config) {
        String smallest = config;
        String before;
        do {
            before = smallest;
            for (Pattern piece : PIECES) {
                smallest = without(smallest, piece);
            }
        } while (smallest.length() < before.length());
        return smallest;
    }

    private String without(String config, Pattern piece) {
        List<String> pieces = new ArrayList<>(piece.matcher(config)
                .results()
                .map(match -> match.group())
                .filter(text -> !text.isEmpty())
                .toList());
        for (int run = Math.max(1, pieces.size() / 2); run > 0; run /= 2) {
            for (int at = 0; at + run <= pieces.size(); ) {
                List<String> fewer = new ArrayList<>(pieces.subList(0, at));
                fewer.addAll(pieces.subList(at + run, pieces.size()));
                if (questions++ < MAX_QUESTIONS && keeps.test(String.join("", fewer))) {
                    pieces = fewer;
                } else {
                    at += run;
                }
            }
        }
        return String.join("", pieces);
    }
}
