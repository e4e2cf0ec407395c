package dev.xld.config.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON (RFC 8259) strictly: no comments, no second member of one name, bounded in size and depth. For files libxl
 * or we wrote, which a closing NUL may follow.
 */
public final class JsonReader {
    /** The longest text read, in characters. */
    public static final int MAX_LENGTH = 4 << 20;

    /** The deepest nesting read. */
    public static final int MAX_DEPTH = 64;

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /** Text that is no JSON, too much of it, or JSON of another thing; the message is a sentence with line and column. */
    public static final class BadJsonException extends Exception {
        private final String sentence;
        private final int line;
        private final int column;

        /** About the text as a whole. */
        BadJsonException(String message) {
            super(message);
            this.sentence = message;
            this.line = 1;
            this.column = 1;
        }

        private BadJsonException(String sentence, int line, int column) {
            super("line " + line + ", column " + column + ": " + sentence);
            this.sentence = sentence;
            this.line = line;
            this.column = column;
        }

        /** The message without its place. */
        public String sentence() {
            return sentence;
        }

        /** From 1. */
        public int line() {
            return line;
        }

        /** From 1. */
        public int column() {
            return column;
        }
    }

    public static Json read(String text) throws BadJsonException {
        if (text.length() > MAX_LENGTH) {
            throw new BadJsonException("JSON of " + text.length() + " characters; at most " + MAX_LENGTH + " are read");
        }
        JsonReader reader = new JsonReader(text.endsWith("\0") ? text.substring(0, text.length() - 1) : text);
        Json json = reader.value(0);
        reader.blanks();
        if (reader.at < reader.text.length()) {
            throw reader.bad("nothing may follow the value");
        }
        return json;
    }

    private Json value(int depth) throws BadJsonException {
        blanks();
        if (depth > MAX_DEPTH) {
            throw bad("values are nested deeper than " + MAX_DEPTH);
        }
        char c = at < text.length() ? text.charAt(at) : '\0';
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new Json.Str(string());
            case 't' -> word("true", new Json.Bool(true));
            case 'f' -> word("false", new Json.Bool(false));
            case 'n' -> word("null", new Json.Null());
            default -> number();
        };
    }

    private Json object(int depth) throws BadJsonException {
        Map<String, Json> members = new LinkedHashMap<>();
        at++;
        blanks();
        while (!takes('}')) {
            if (!members.isEmpty()) {
                expect(',');
                blanks();
            }
            if (!text.startsWith("\"", at)) {
                throw bad("a member name in quotes is missing");
            }
            String name = string();
            blanks();
            expect(':');
            if (members.putIfAbsent(name, value(depth + 1)) != null) {
                throw bad("a second member is named \"" + name + "\"");
            }
            blanks();
        }
        return new Json.Obj(members);
    }

    private Json array(int depth) throws BadJsonException {
        List<Json> items = new ArrayList<>();
        at++;
        blanks();
        while (!takes(']')) {
            if (!items.isEmpty()) {
                expect(',');
            }
            items.add(value(depth + 1));
            blanks();
        }
        return new Json.Arr(items);
    }

    private Json word(String word, Json meaning) throws BadJsonException {
        if (!text.startsWith(word, at)) {
            throw bad("this is no JSON value");
        }
        at += word.length();
        return meaning;
    }

    private Json number() throws BadJsonException {
        Matcher matcher = NUMBER.matcher(text).region(at, Math.min(text.length(), at + 64));
        if (!matcher.lookingAt()) {
            throw bad(at < text.length() ? "this is no JSON value" : "the text ends where a value is missing");
        }
        at = matcher.end();
        return new Json.Num(matcher.group());
    }

    private String string() throws BadJsonException {
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
            if (at >= text.length() || text.charAt(at) < ' ') {
                throw bad("a string has no closing quote");
            }
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            value.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() throws BadJsonException {
        char c = at < text.length() ? text.charAt(at++) : '\0';
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        if (c == 'u' && at + 4 <= text.length() && text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        throw bad("this is no escape of JSON");
    }

    private boolean takes(char c) {
        boolean here = at < text.length() && text.charAt(at) == c;
        at += here ? 1 : 0;
        return here;
    }

    private void expect(char c) throws BadJsonException {
        if (!takes(c)) {
            throw bad("`" + c + "' is missing");
        }
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private BadJsonException bad(String what) {
        String before = text.substring(0, Math.min(at, text.length()));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return new BadJsonException(what, line, column);
    }
}
