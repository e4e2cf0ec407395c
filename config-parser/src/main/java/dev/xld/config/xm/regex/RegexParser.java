package dev.xld.config.xm.regex;

import dev.xld.config.xm.regex.CharSet.Range;
import dev.xld.config.xm.regex.RegexNode.Place;
import dev.xld.config.xm.value.Budget;
import dev.xld.config.xm.value.Halt;
import dev.xld.config.xm.value.Raised;
import dev.xld.config.xm.value.Strings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Python's regular expressions but for what needs going back (look-around, \1, conditions), which is refused by name. One
 * pattern, one thread.
 */
final class RegexParser {
    private static final int MAX_REPEAT = 1000;
    private static final int MAX_GROUPS = 100;

    private final String text;
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private boolean ignoreCase;
    private boolean multiline;
    private boolean dotAll;
    private int groups;
    private int at;

    RegexParser(String text, int flags) {
        this.text = text;
        this.ignoreCase = (flags & Regex.IGNORECASE) != 0;
        this.multiline = (flags & Regex.MULTILINE) != 0;
        this.dotAll = (flags & Regex.DOTALL) != 0;
    }

    RegexNode parse() {
        inlineFlags();
        RegexNode node = choice(0);
        if (at < text.length()) {
            throw bad("unbalanced parenthesis");
        }
        return node;
    }

    boolean ignoreCase() {
        return ignoreCase;
    }

    int groups() {
        return groups;
    }

    Map<String, Integer> names() {
        return names;
    }

    private Raised bad(String what) {
        String hint = "correct the regular expression; \\ before a sign makes it an ordinary character";
        return Raised.of("error", what + " at position " + at + " of the regular expression", hint);
    }

    private Halt refused(String what) {
        return new Halt(what + " in a regular expression is refused in config files", "write a simpler expression");
    }

    private void inlineFlags() {
        if (!text.startsWith("(?") || text.length() < 3 || "iLmsux".indexOf(text.charAt(2)) < 0) {
            return;
        }
        for (at = 2; at < text.length() && text.charAt(at) != ')'; at++) {
            switch (text.charAt(at)) {
                case 'i' -> ignoreCase = true;
                case 'm' -> multiline = true;
                case 's' -> dotAll = true;
                case 'L', 'u' -> {}
                default -> throw refused("(?" + text.charAt(at) + ")");
            }
        }
        expect(')');
    }

    private boolean takes(String sign) {
        boolean there = text.startsWith(sign, at);
        at += there ? sign.length() : 0;
        return there;
    }

    private void expect(char sign) {
        if (!takes(String.valueOf(sign))) {
            throw bad("missing " + sign);
        }
    }

    private char next() {
        if (at >= text.length()) {
            throw bad("unexpected end");
        }
        return text.charAt(at++);
    }

    private RegexNode choice(int depth) {
        if (depth > Budget.MAX_NESTING) {
            throw new Halt("a regular expression is nested deeper than " + Budget.MAX_NESTING, "use fewer levels");
        }
        List<RegexNode> options = new ArrayList<>();
        do {
            options.add(sequence(depth));
        } while (takes("|"));
        return options.size() == 1 ? options.get(0) : new RegexNode.Choice(options);
    }

    private RegexNode sequence(int depth) {
        List<RegexNode> parts = new ArrayList<>();
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            parts.add(repeated(single(depth)));
        }
        return new RegexNode.Sequence(parts);
    }

    private RegexNode repeated(RegexNode body) {
        int least;
        int most;
        int start = at;
        if (takes("*")) {
            least = 0;
            most = -1;
        } else if (takes("+")) {
            least = 1;
            most = -1;
        } else if (takes("?")) {
            least = 0;
            most = 1;
        } else if (takes("{")) {
            int first = count();
            boolean comma = takes(",");
            int second = comma ? count() : first;
            if (!takes("}") || first < 0 && !comma) {
                at = start;
                return body;
            }
            least = Math.max(0, first);
            most = second;
        } else {
            return body;
        }
        if (most >= 0 && most < least) {
            throw bad("bad repeat interval");
        }
        boolean greedy = !takes("?");
        if (at < text.length() && "*+?".indexOf(text.charAt(at)) >= 0) {
            throw bad("multiple repeat");
        }
        if (repeated(body) != body) {
            throw bad("multiple repeat");
        }
        return new RegexNode.Repeat(body, least, most, greedy);
    }

    private int count() {
        int value = -1;
        while (at < text.length() && Strings.isDigit(text.charAt(at))) {
            value = Math.max(0, value) * 10 + (text.charAt(at++) - '0');
            if (value > MAX_REPEAT) {
                throw new Halt("more than " + MAX_REPEAT + " repetitions in a regular expression", "use * or +");
            }
        }
        return value;
    }

    private RegexNode single(int depth) {
        char c = next();
        return switch (c) {
            case '.' -> new RegexNode.One(dotAll ? CharSet.ANY : CharSet.ALL_BUT_NEWLINE);
            case '^' -> new Place(multiline ? Place.Kind.LINE_START : Place.Kind.TEXT_START);
            case '$' -> new Place(multiline ? Place.Kind.LINE_END : Place.Kind.LAST_LINE_END);
            case '(' -> group(depth);
            case '[' -> new RegexNode.One(set());
            case '\\' -> escape();
            case '*', '+', '?' -> throw bad("nothing to repeat");
            default -> new RegexNode.One(one(c));
        };
    }

    private static CharSet one(char c) {
        return new CharSet(List.of(new Range(c, c)), false);
    }

    private RegexNode group(int depth) {
        boolean counted = true;
        String name = "";
        if (takes("?")) {
            if (takes("P<")) {
                int end = text.indexOf('>', at);
                if (end < 0) {
                    throw bad("unterminated name");
                }
                name = text.substring(at, end);
                at = end + 1;
            } else if (takes(":")) {
                counted = false;
            } else {
                throw refused("(?" + (at < text.length() ? text.charAt(at) : "") + "...)");
            }
        }
        int number = counted ? ++groups : 0;
        if (groups > MAX_GROUPS) {
            throw new Halt("a regular expression has more than " + MAX_GROUPS + " groups", "write (?:...) for groups");
        }
        if (!name.isEmpty() && names.put(name, number) != null) {
            throw bad("redefinition of group name " + name);
        }
        RegexNode body = choice(depth + 1);
        expect(')');
        return counted ? new RegexNode.Group(body, number) : body;
    }

    private RegexNode escape() {
        char c = next();
        if (c >= '1' && c <= '9') {
            throw refused("\\" + c);
        }
        return switch (c) {
            case 'A' -> new Place(Place.Kind.TEXT_START);
            case 'Z' -> new Place(Place.Kind.TEXT_END);
            case 'b' -> new Place(Place.Kind.WORD_EDGE);
            case 'B' -> new Place(Place.Kind.NO_WORD_EDGE);
            default -> new RegexNode.One(escaped(c));
        };
    }

    /** What an escape means inside of brackets and outside. */
    private CharSet escaped(char c) {
        return switch (c) {
            case 'd' -> CharSet.DIGITS;
            case 'D' -> CharSet.DIGITS.negate();
            case 'w' -> CharSet.WORD;
            case 'W' -> CharSet.WORD.negate();
            case 's' -> CharSet.BLANKS;
            case 'S' -> CharSet.BLANKS.negate();
            case 'n' -> one('\n');
            case 't' -> one('\t');
            case 'r' -> one('\r');
            case 'f' -> one('\f');
            case 'v' -> one('\u000b');
            case 'a' -> one('\u0007');
            case '0' -> one('\0');
            case 'x' -> {
                int digits = 2;
                if (at + digits > text.length()
                        || !text.substring(at, at + digits).matches("[0-9a-fA-F]{2}")) {
                    throw bad("bogus escape: \\x");
                }
                at += digits;
                yield one((char) Integer.parseInt(text.substring(at - digits, at), 16));
            }
            default -> one(c);
        };
    }

    private CharSet set() {
        boolean negated = takes("^");
        List<Range> ranges = new ArrayList<>();
        List<CharSet> excluding = new ArrayList<>();
        boolean first = true;
        while (first || !takes("]")) {
            first = false;
            char c = next();
            CharSet set = member(c);
            boolean single = !set.negated() && set.ranges().size() == 1 && set != CharSet.DIGITS;
            boolean range = single && text.startsWith("-", at) && !text.startsWith("-]", at);
            if (range) {
                at++;
                CharSet end = member(next());
                char low = set.ranges().get(0).first();
                char high = end.ranges().isEmpty() ? 0 : end.ranges().get(0).first();
                if (end.negated() || end.ranges().size() != 1 || end == CharSet.DIGITS || high < low) {
                    throw bad("bad character range");
                }
                ranges.add(new Range(low, high));
            } else if (set.negated()) {
                excluding.add(set);
            } else {
                ranges.addAll(set.ranges());
            }
        }
        excluding.forEach(each -> ranges.addAll(complement(each.ranges())));
        return new CharSet(List.copyOf(ranges), negated);
    }

    private CharSet member(char c) {
        if (c != '\\') {
            return one(c);
        }
        char escaped = next();
        return escaped == 'b' ? one('\b') : escaped(escaped);
    }

    /** All characters that are in none of some ranges. */
    private static List<Range> complement(List<Range> ranges) {
        List<Range> sorted = new ArrayList<>(ranges);
        sorted.sort((a, b) -> Character.compare(a.first(), b.first()));
        List<Range> others = new ArrayList<>();
        int from = 0;
        for (Range range : sorted) {
            if (range.first() > from) {
                others.add(new Range((char) from, (char) (range.first() - 1)));
            }
            from = range.last() + 1;
        }
        others.add(new Range((char) from, Character.MAX_VALUE));
        return others;
    }
}
