package dev.xld.cli;

import java.util.Arrays;
import java.util.List;

/**
 * What stands before the command: {@code xl [-vfNtT] COMMAND}. {@code -f} is accepted and means nothing, as in xl since 4.5; so
 * are {@code -t} and {@code -T}, which shape the library's log, and that log is the daemon's now.
 *
 * @param dryRun {@code -N}
 * @param verbose {@code -v}: say what the daemon is at
 */
public record GlobalOptions(boolean dryRun, boolean verbose) {
    private static final String KNOWN = "vfNtT";

    /** The global options, and the words after them: the command and what belongs to it. */
    record Line(GlobalOptions options, List<String> rest) {}

    /** A letter that is no global option; there is not even {@code -h}. */
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        Unknown(char letter) {
            super("xl: invalid option -- '" + letter + "'\nunknown global option");
        }
    }

    static Line read(String... words) throws Unknown {
        StringBuilder letters = new StringBuilder();
        int at = 0;
        while (at < words.length && words[at].startsWith("-") && words[at].length() > 1) {
            String word = words[at++];
            if (word.equals("--")) {
                break;
            }
            letters.append(word, 1, word.length());
        }
        for (int i = 0; i < letters.length(); i++) {
            if (KNOWN.indexOf(letters.charAt(i)) < 0) {
                throw new Unknown(letters.charAt(i));
            }
        }
        GlobalOptions options = new GlobalOptions(letters.indexOf("N") >= 0, letters.indexOf("v") >= 0);
        return new Line(options, Arrays.asList(words).subList(at, words.length));
    }
}
