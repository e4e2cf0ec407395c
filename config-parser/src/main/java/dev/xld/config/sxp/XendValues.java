package dev.xld.config.sxp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words in xend-config.sxp mean. */
final class XendValues {
    static final int LAST_PORT = 65535;

    private static final String DIRECTORY = "/etc/xen/";
    private static final Set<String> YES = Set.of("yes", "y", "1", "on", "true", "t");
    private static final Set<String> NO = Set.of("no", "n", "0", "off", "false", "f");
    private static final Pattern NUMBER = Pattern.compile("\\s*\\+?0*(\\d{1,10})\\s*");

    private XendValues() {}

    static Optional<Boolean> bool(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return YES.contains(word) || NO.contains(word) ? Optional.of(YES.contains(word)) : Optional.empty();
    }

    /** A decimal number within limits. */
    static Optional<Integer> number(String text, int least, int most) {
        Matcher digits = NUMBER.matcher(text);
        long value = digits.matches() ? Long.parseLong(digits.group(1)) : -1;
        return value >= least && value <= most ? Optional.of((int) value) : Optional.empty();
    }

    /** What stands between blanks. */
    static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    /** The path of a file, which is in xend's directory when it names none. */
    static String path(String file) {
        return file.indexOf('/') >= 0 ? file : DIRECTORY + file;
    }
}
