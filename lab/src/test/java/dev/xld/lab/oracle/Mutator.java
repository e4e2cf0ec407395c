package dev.xld.lab.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages configs as typing, editors and file transfers do. */
final class Mutator {
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'|[a-z0-9_.]+|(?s).");

    private Mutator() {}

    static String mutate(Dice dice, String config) {
        String mutated = config;
        for (int i = dice.chance(70) ? 1 : 3; i > 0; i--) {
            mutated = once(dice, mutated);
        }
        return mutated;
    }

    private static String once(Dice dice, String config) {
        List<String> tokens = new ArrayList<>(
                TOKEN.matcher(config).results().map(MatchResult::group).toList());
        if (tokens.isEmpty()) {
            return ";";
        }
        int at = dice.below(tokens.size());
        switch (dice.below(10)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(at));
            case 2 -> Collections.swap(tokens, at, dice.below(tokens.size()));
            case 3 ->
                tokens.add(at, dice.of("[", "]", ",", "=", "+=", ";", "\n", "#", "'", "\"", "[[", "]]", "[ [ 'a' ] ]"));
            case 4 -> tokens.add(at, strange(dice));
            case 5 ->
                tokens.set(
                        at,
                        dice.of(
                                "True", "(", "-1", "0x1F", "'\\x41'", "'\\101'", "'\\q'", "'''", "x", "1.5", "A", "a-b",
                                "\\"));
            case 6 -> {
                return config.substring(0, dice.below(config.length() + 1));
            }
            case 7 -> {
                return dice.chance(50) ? config.replace("\n", "\r\n") : config.replaceFirst("\n", "\r\n");
            }
            case 8 -> {
                return config.replaceFirst(" ?= ?", dice.of(" += ", "+=", "+ =", "==", " "));
            }
            default -> {
                int from = Math.min(at, dice.below(tokens.size()));
                tokens.subList(from, Math.min(tokens.size(), from + 1 + dice.below(6)))
                        .clear();
            }
        }
        return String.join("", tokens);
    }

    private static String strange(Dice dice) {
        return switch (dice.below(4)) {
            case 0 -> String.valueOf((char) dice.below(0x20));
            case 1 -> String.valueOf((char) (0x20 + dice.below(0x5f)));
            case 2 -> dice.of("\u00e9", "\u20ac", "\ufeff", "\ud83d\ude00", "\u00a0", "\u007f", "\u0085", "\u2028");
            default -> dice.of("'\u00e9'", "'\t'", "\f", "\u000b", "\b");
        };
    }
}
