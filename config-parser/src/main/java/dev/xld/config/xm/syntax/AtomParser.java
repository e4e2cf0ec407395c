package dev.xld.config.xm.syntax;

import dev.xld.config.Position;
import dev.xld.config.xm.syntax.Expr.Clause;
import dev.xld.config.xm.syntax.Token.Kind;
import dev.xld.config.xm.value.Budget;
import dev.xld.config.xm.value.Halt;
import dev.xld.config.xm.value.Py;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tightest expressions: literals, names, brackets, and what may follow them. Used by {@link ExpressionParser}. */
final class AtomParser {
    private final Tokens tokens;
    private final ExpressionParser expressions;
    private final Targets targets;

    AtomParser(Tokens tokens, ExpressionParser expressions, Targets targets) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.targets = targets;
    }

    /** An atom with its calls, subscripts and attributes. */
    Expr primary() {
        Expr value = atom();
        int trailers = 0;
        while (true) {
            Position at = tokens.at();
            if (tokens.takes(".")) {
                Token name = tokens.name("a name after `.'");
                refuseUnderscores(name);
                value = new Expr.Attribute(name.at(), value, name.text());
            } else if (tokens.takes("(")) {
                value = new Expr.Call(value.at(), value, expressions.arguments(at));
            } else if (tokens.takes("[")) {
                value = subscript(at, value);
            } else {
                return value;
            }
            if (++trailers > Budget.MAX_NESTING) {
                throw Halt.syntax(at, "more than " + Budget.MAX_NESTING + " calls in a row", "use a variable");
            }
        }
    }

    private Expr atom() {
        Token token = tokens.peek();
        if (token.literal() != null) {
            return token.kind() == Kind.STRING ? strings() : literal(tokens.take(), token.literal());
        }
        if (tokens.isName()) {
            refuseUnderscores(token);
            return new Expr.Name(tokens.take().at(), token.text());
        }
        Position at = token.at();
        if (tokens.takes("(")) {
            return parenthesised(at);
        }
        if (tokens.takes("[")) {
            return brackets(at);
        }
        if (tokens.takes("{")) {
            return braces(at);
        }
        throw tokens.unexpected("a value");
    }

    private static Expr literal(Token token, Py value) {
        return new Expr.Literal(token.at(), value);
    }

    /** Literals side by side are one. */
    private Expr strings() {
        Position at = tokens.at();
        StringBuilder text = new StringBuilder();
        boolean unicode = false;
        while (tokens.peek().literal() instanceof Py.Str part) {
            text.append(part.value());
            unicode |= part.unicode();
            tokens.take();
        }
        return new Expr.Literal(at, new Py.Str(text.toString(), unicode));
    }

    private static void refuseUnderscores(Token name) {
        if (name.text().contains("__")) {
            throw Halt.refused(
                    name.at(), name.text(), "names with two underscores reach into Python itself; leave it out");
        }
    }

    private Expr parenthesised(Position at) {
        if (tokens.takes(")")) {
            return new Expr.TupleOf(at, List.of());
        }
        Expr value = expressions.list();
        if (tokens.is("for")) {
            throw Halt.refused(at, "a generator expression outside of a call", "put brackets [ ] around it");
        }
        tokens.expect(")", "to close the ( of line " + at.line());
        return value;
    }

    private Expr brackets(Position at) {
        List<Expr> items = new ArrayList<>();
        while (!tokens.is("]")) {
            Expr item = expressions.one();
            if (items.isEmpty() && tokens.is("for")) {
                Expr comprehension = comprehension(item, false);
                tokens.expect("]", "to close the list");
                return comprehension;
            }
            items.add(item);
            if (!tokens.takes(",")) {
                break;
            }
        }
        tokens.expect("]", "or `,' after an element of the list that starts in line " + at.line());
        return new Expr.ListOf(at, items);
    }

    private Expr braces(Position at) {
        List<Expr> keys = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        while (!tokens.is("}")) {
            keys.add(expressions.one());
            if (tokens.is(",") || tokens.is("}")) {
                throw Halt.refused(at, "a set in braces", "write set([...])");
            }
            tokens.expect(":", "after the key");
            values.add(expressions.one());
            if (tokens.is("for")) {
                throw Halt.refused(at, "a dict comprehension", "write dict([(key, value) for ...])");
            }
            if (!tokens.takes(",")) {
                break;
            }
        }
        tokens.expect("}", "or `,' after a value of the dict that starts in line " + at.line());
        return new Expr.DictOf(at, keys, values);
    }

    /** From the first {@code for} on. */
    Expr comprehension(Expr item, boolean generator) {
        List<Clause> clauses = new ArrayList<>();
        while (true) {
            if (tokens.takes("for")) {
                Expr target = expressions.forTargets();
                targets.check(target);
                tokens.expect("in", "after the variable of `for'");
                clauses.add(new Clause(target, generator ? expressions.condition() : comprehended()));
            } else if (tokens.takes("if")) {
                clauses.add(new Clause(null, expressions.condition()));
            } else {
                return new Expr.Comprehension(item.at(), item, clauses, generator);
            }
            if (clauses.size() > Budget.MAX_NESTING) {
                throw Halt.syntax(tokens.at(), "too many `for' and `if' in one list", "write a loop");
            }
        }
    }

    /** In a list comprehension a tuple needs no parentheses. */
    private Expr comprehended() {
        Expr first = expressions.condition();
        if (!tokens.is(",")) {
            return first;
        }
        List<Expr> items = new ArrayList<>(List.of(first));
        while (tokens.takes(",") && expressions.startsExpression()) {
            items.add(expressions.condition());
        }
        return new Expr.TupleOf(first.at(), items);
    }

    private Expr subscript(Position at, Expr of) {
        Expr from = expressions.unless(":");
        if (tokens.takes(":")) {
            Expr to = expressions.unless(":", "]");
            @Nullable Expr step = tokens.takes(":") ? expressions.unless("]") : null;
            tokens.expect("]", "to close the slice");
            return new Expr.Slice(at, of, from, to, step);
        }
        if (from == null) {
            throw tokens.unexpected("an index");
        }
        if (tokens.is(",")) {
            List<Expr> items = new ArrayList<>(List.of(from));
            while (tokens.takes(",") && expressions.startsExpression()) {
                items.add(expressions.one());
            }
            from = new Expr.TupleOf(from.at(), items);
        }
        tokens.expect("]", "to close the index");
        return new Expr.Subscript(at, of, from);
    }
}
