package dev.xld.config.xl.syntax;

import dev.xld.config.xl.setting.Setting;
import dev.xld.config.xl.setting.Value;
import dev.xld.config.xl.syntax.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of xl.cfg as a machine of seven states, with the recovery of the C xl's bison parser: after an error all is
 * skipped up to the next NEWLINE, and errors within three tokens after that stay unsaid; text after a complete assignment
 * ends the parse. Never throws; nesting is bounded by {@link #MAX_NESTING}. One use, one thread.
 */
public final class Parser {
    static final int MAX_NESTING = 64;

    /** Where the machine stands, and what it says it expects there. */
    private enum State {
        STATEMENT(Kind.END, Kind.IDENT, Kind.NEWLINE, Kind.SEMICOLON),
        AFTER_KEY(Kind.ADD, Kind.ASSIGN),
        VALUE(Kind.STRING, Kind.NUMBER, Kind.OPEN),
        ITEM_OR_CLOSE(Kind.CLOSE),
        AFTER_ITEM(Kind.CLOSE),
        AFTER_ASSIGNMENT(Kind.END),
        SKIP_LINE();

        private final List<Kind> expected;

        State(Kind... expected) {
            this.expected = List.of(expected);
        }
    }

    /** A list not yet closed. */
    private record OpenList(Token bracket, List<Value> values) {}

    private final Lexer lexer;
    private final SyntaxReport report;
    private final Map<String, Growing> settings = new LinkedHashMap<>();
    private final Deque<OpenList> lists = new ArrayDeque<>();
    private State state = State.STATEMENT;
    private @Nullable Token key;
    private boolean adding;
    private int quietTokens;

    public Parser(Lexer lexer, SyntaxReport report) {
        this.lexer = lexer;
        this.report = report;
    }

    /** Reads to the end; the last assignment of each key, in the order of first assignment. */
    public Map<String, Setting> parse() {
        Token token = lexer.next();
        while (true) {
            boolean complete = state == State.STATEMENT || state == State.AFTER_ASSIGNMENT;
            if (token.is(Kind.END) && (complete || state == State.SKIP_LINE)) {
                return whole();
            }
            if (accept(token)) {
                quietTokens = Math.max(0, quietTokens - 1);
                token = lexer.next();
            } else if (state == State.SKIP_LINE) {
                token = lexer.next();
            } else {
                complain(token);
                if (state == State.AFTER_ASSIGNMENT) {
                    return whole();
                }
                lists.clear();
                quietTokens = 3;
                state = State.SKIP_LINE;
            }
        }
    }

    private Map<String, Setting> whole() {
        Map<String, Setting> whole = new LinkedHashMap<>();
        settings.forEach((name, growing) -> whole.put(name, growing.setting()));
        return whole;
    }

    /** Takes the token if the state has a use for it. */
    private boolean accept(Token token) {
        switch (state) {
            case STATEMENT -> {
                if (token.is(Kind.IDENT)) {
                    key = token;
                    return to(State.AFTER_KEY);
                }
                return token.is(Kind.NEWLINE) || token.is(Kind.SEMICOLON);
            }
            case AFTER_KEY -> {
                adding = token.is(Kind.ADD);
                return (adding || token.is(Kind.ASSIGN)) && to(State.VALUE);
            }
            case VALUE -> {
                return value(token);
            }
            case ITEM_OR_CLOSE -> {
                return token.is(Kind.NEWLINE) || token.is(Kind.CLOSE) && close(token) || value(token);
            }
            case AFTER_ITEM -> {
                return token.is(Kind.NEWLINE)
                        || token.is(Kind.CLOSE) && close(token)
                        || token.is(Kind.COMMA) && to(State.ITEM_OR_CLOSE);
            }
            case AFTER_ASSIGNMENT -> {
                return (token.is(Kind.NEWLINE) || token.is(Kind.SEMICOLON)) && to(State.STATEMENT);
            }
            case SKIP_LINE -> {
                return token.is(Kind.NEWLINE) && to(State.STATEMENT);
            }
        }
        return false;
    }

    private boolean to(State next) {
        state = next;
        return true;
    }

    private boolean value(Token token) {
        if (token.is(Kind.STRING) || token.is(Kind.NUMBER)) {
            return finish(new Value.Atom(token.value(), token.position()), token);
        }
        if (!token.is(Kind.OPEN)) {
            return false;
        }
        if (lists.size() == MAX_NESTING) {
            report.syntax(token, "lists are nested deeper than " + MAX_NESTING, "no key of xl.cfg needs this");
            quietTokens = 3;
            return false;
        }
        lists.push(new OpenList(token, new ArrayList<>()));
        return to(State.ITEM_OR_CLOSE);
    }

    private boolean close(Token token) {
        OpenList list = lists.pop();
        return finish(new Value.Items(list.values(), list.bracket().position()), token);
    }

    private boolean finish(Value value, Token last) {
        OpenList outer = lists.peek();
        if (outer != null) {
            outer.values().add(value);
            return to(State.AFTER_ITEM);
        }
        store(value, last);
        return to(State.AFTER_ASSIGNMENT);
    }

    private void store(Value value, Token last) {
        if (key == null || report.failed()) {
            return;
        }
        Growing before = settings.get(key.text());
        if (!adding || before == null) {
            settings.put(key.text(), new Growing(key, adding, value));
        } else if (!before.add(key, value)) {
            report.lexical(
                    last.reportLine(),
                    value.position(),
                    last.text(),
                    "can't add [list] to \"string\" or vice versa",
                    "`" + key.text() + "' was set on line " + before.line());
        }
    }

    private void complain(Token token) {
        if (quietTokens > 0) {
            return;
        }
        String expecting = state.expected.stream().map(Kind::word).collect(Collectors.joining(" or "));
        String message = "syntax error, unexpected " + token.kind().word() + ", expecting " + expecting;
        boolean valueWanted = state == State.VALUE || state == State.ITEM_OR_CLOSE;
        report.syntax(token, message, valueWanted ? Hints.value(token) : null);
    }
}
