package dev.xld.config.xl.setting;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text cut at delimiters as C's strtok does: what is empty does not count. Pure functions, any thread. */
public final class Tokens {
    private Tokens() {}

    public static List<String> split(String text, String delimiters) {
        List<String> tokens = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean end = i == text.length() || delimiters.indexOf(text.charAt(i)) >= 0;
            if (end && start >= 0) {
                tokens.add(text.substring(start, i));
                start = -1;
            } else if (!end && start < 0) {
                start = i;
            }
        }
        return tokens;
    }

    /** The parts of a device specification: between commas, without the blanks in front. */
    public static List<String> options(String specification) {
        return split(specification, ",").stream()
                .map(Tokens::withoutLeadingBlanks)
                .toList();
    }

    private static String withoutLeadingBlanks(String part) {
        int start = 0;
        while (start < part.length() && part.charAt(start) == ' ') {
            start++;
        }
        return part.substring(start);
    }

    /** The value of {@code key=value}; null where the option is another one. */
    public static @Nullable String value(String key, String option) {
        return option.startsWith(key + "=") ? option.substring(key.length() + 1) : null;
    }

    /** Both sides of the first {@code delimiter}, as xl's pairs are cut; null where one is missing. */
    public static String @Nullable [] pair(String text, String delimiter) {
        List<String> tokens = split(text, delimiter);
        return tokens.size() < 2 ? null : new String[] {tokens.get(0), tokens.get(1)};
    }
}
