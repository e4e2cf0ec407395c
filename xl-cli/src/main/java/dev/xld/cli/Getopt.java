package dev.xld.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Sorts a command's words by the rules of GNU getopt_long, so that picocli is left to fill fields: clustered letters, a value
 * in the same word or the next, whatever it looks like, long names cut short, {@code --}. picocli alone would take other
 * abbreviations and refuse values that begin with a dash. An instance serves one command line.
 */
final class Getopt {
    /** An option there is not. Its letter is NUL for a long name that fits none or several, which is what xl prints. */
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        Unknown(char letter) {
            super("option `" + letter + "' not supported.");
        }
    }

    private static final char NO_LETTER = '\0';

    private final List<OptionSpec> known;
    private final List<String> options = new ArrayList<>();
    private final List<String> operands = new ArrayList<>();
    private boolean help;

    private Getopt(List<OptionSpec> known) {
        this.known = known;
    }

    /**
     * Reads up to the end or the first call for help.
     *
     * @param optionsFirst whether every word after the first operand is an operand too
     */
    static Getopt read(List<OptionSpec> known, List<String> words, boolean optionsFirst) throws Unknown {
        Getopt line = new Getopt(known);
        boolean ended = false;
        for (Iterator<String> rest = words.iterator(); rest.hasNext() && !line.help; ) {
            String word = rest.next();
            if (ended || !word.startsWith("-") || word.equals("-")) {
                line.operands.add(word);
                ended |= optionsFirst;
            } else if (word.equals("--")) {
                ended = true;
            } else if (word.startsWith("--")) {
                line.longOption(word.substring(2), rest);
            } else {
                line.letters(word, rest);
            }
        }
        return line;
    }

    /** Whether {@code -h} came before any error. */
    boolean help() {
        return help;
    }

    List<String> operands() {
        return operands;
    }

    /** The same words in the one form that leaves picocli nothing to guess. */
    String[] canonical() {
        List<String> words = new ArrayList<>(options);
        words.add("--");
        words.addAll(operands);
        return words.toArray(String[]::new);
    }

    private void longOption(String word, Iterator<String> rest) throws Unknown {
        int equals = word.indexOf('=');
        OptionSpec option = named(equals < 0 ? word : word.substring(0, equals));
        String value = equals < 0 ? null : word.substring(equals + 1);
        if (option.arity().max() == 0 && value != null) {
            throw new Unknown(letter(option));
        }
        take(option, value, rest);
    }

    private OptionSpec named(String typed) throws Unknown {
        OptionSpec fitting = null;
        for (OptionSpec option : known) {
            for (String name : option.names()) {
                if (name.equals("--" + typed)) {
                    return option;
                }
                if (name.startsWith("--" + typed)) {
                    if (fitting != null) {
                        throw new Unknown(NO_LETTER);
                    }
                    fitting = option;
                }
            }
        }
        if (fitting == null) {
            throw new Unknown(NO_LETTER);
        }
        return fitting;
    }

    private void letters(String word, Iterator<String> rest) throws Unknown {
        for (int i = 1; i < word.length() && !help; i++) {
            OptionSpec option = lettered(word.charAt(i));
            String tail = word.substring(i + 1);
            boolean takesTail = option.arity().max() > 0 && !tail.isEmpty();
            take(option, takesTail ? tail : null, rest);
            if (option.arity().max() > 0) {
                return;
            }
        }
    }

    private OptionSpec lettered(char letter) throws Unknown {
        for (OptionSpec option : known) {
            if (letter(option) == letter) {
                return option;
            }
        }
        throw new Unknown(letter);
    }

    private void take(OptionSpec option, @Nullable String given, Iterator<String> rest) throws Unknown {
        if (letter(option) == 'h') {
            help = true;
        } else if (option.arity().max() == 0) {
            options.add(option.shortestName());
        } else if (given != null || rest.hasNext()) {
            options.add(option.shortestName() + "=" + (given != null ? given : rest.next()));
        } else {
            throw new Unknown(letter(option));
        }
    }

    private static char letter(OptionSpec option) {
        return option.shortestName().charAt(1);
    }
}
