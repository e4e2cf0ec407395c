package dev.xld.config.xm.syntax;

import dev.xld.config.Position;
import dev.xld.config.xm.syntax.Expr.Argument;
import dev.xld.config.xm.syntax.Expr.Link;
import dev.xld.config.xm.syntax.Token.Kind;
import dev.xld.config.xm.value.Halt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Expressions by Python 2's grammar, from the loosest operator to the tightest. Used by {@link StatementParser}. */
final class ExpressionParser {
    private static final List<Set<String>> OPERATORS = List.of(
            Set.of("|"), Set.of("^"), Set.of("&"), Set.of("<<", ">>"), Set.of("+", "-"), Set.of("*", "/", "//", "%"));
    private static final Set<String> COMPARISONS = Set.of("<", ">", "==", ">=", "<=", "<>", "!=", "in", "is", "not");

    private final Tokens tokens;
    private final Bindings bindings;
    private final AtomParser atoms;

    ExpressionParser(Tokens tokens, Bindings bindings) {
        this.tokens = tokens;
        this.bindings = bindings;
        this.atoms = new AtomParser(tokens, this, new Targets(bindings));
    }

    /** One expression, or several with commas, which are a tuple. */
    Expr list() {
        return list(this::one);
    }

    /** What a {@code for} assigns to, before its {@code in}. */
    Expr forTargets() {
        return list(() -> operation(0));
    }

    private Expr list(Supplier<Expr> each) {
        Expr first = each.get();
        if (!tokens.is(",")) {
            return first;
        }
        List<Expr> items = new ArrayList<>(List.of(first));
        while (tokens.takes(",") && startsExpression()) {
            items.add(each.get());
        }
        return new Expr.TupleOf(first.at(), items);
    }

    /** Whether an expression may start here, rather than what ends a list with a last comma. */
    boolean startsExpression() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER, STRING -> true;
            case NAME -> tokens.isName() || token.is("not") || token.is("lambda");
            case SIGN -> Set.of("(", "[", "{", "-", "+", "~", "`").contains(token.text());
            default -> false;
        };
    }

    /** One expression. */
    Expr one() {
        tokens.enter();
        Position at = tokens.at();
        if (tokens.takes("lambda")) {
            Expr lambda = lambda(at);
            tokens.leave();
            return lambda;
        }
        Expr value = condition();
        if (tokens.takes("if")) {
            Expr condition = condition();
            tokens.expect("else", "after the condition");
            value = new Expr.Conditional(at, condition, value, one());
        }
        tokens.leave();
        return value;
    }

    /** One expression that is neither a lambda nor of the form {@code a if b else c}. */
    Expr condition() {
        return logic("or", () -> logic("and", this::not));
    }

    private Expr logic(String word, Supplier<Expr> part) {
        Expr first = part.get();
        if (!tokens.is(word)) {
            return first;
        }
        List<Expr> parts = new ArrayList<>(List.of(first));
        while (tokens.takes(word)) {
            parts.add(part.get());
        }
        return new Expr.Logic(first.at(), word.equals("and"), parts);
    }

    private Expr not() {
        Position at = tokens.at();
        if (!tokens.takes("not")) {
            return comparison();
        }
        tokens.enter();
        Expr operand = not();
        tokens.leave();
        return new Expr.Unary(at, "not", operand);
    }

    private Expr comparison() {
        Expr first = operation(0);
        List<Link> rest = new ArrayList<>();
        while (COMPARISONS.contains(tokens.peek().text())
                && tokens.is(tokens.peek().text())) {
            Token sign = tokens.take();
            String operator = sign.text();
            if (operator.equals("not")) {
                tokens.expect("in", "after `not'");
                operator = "not in";
            } else if (operator.equals("is") && tokens.takes("not")) {
                operator = "is not";
            } else if (operator.equals("<>")) {
                operator = "!=";
            }
            rest.add(new Link(sign.at(), operator, operation(0)));
        }
        return rest.isEmpty() ? first : new Expr.Comparison(first.at(), first, rest);
    }

    private Expr operation(int level) {
        if (level == OPERATORS.size()) {
            return unary();
        }
        Expr first = operation(level + 1);
        List<Link> rest = new ArrayList<>();
        while (tokens.is(Kind.SIGN)
                && OPERATORS.get(level).contains(tokens.peek().text())) {
            Token sign = tokens.take();
            rest.add(new Link(sign.at(), sign.text(), operation(level + 1)));
        }
        return rest.isEmpty() ? first : new Expr.Operation(first.at(), first, rest);
    }

    private Expr unary() {
        if (tokens.is("-") || tokens.is("+") || tokens.is("~")) {
            Token sign = tokens.take();
            tokens.enter();
            Expr operand = unary();
            tokens.leave();
            return new Expr.Unary(sign.at(), sign.text(), operand);
        }
        Expr base = atoms.primary();
        if (!tokens.is("**")) {
            return base;
        }
        Token sign = tokens.take();
        tokens.enter();
        Expr exponent = unary();
        tokens.leave();
        return new Expr.Operation(base.at(), base, List.of(new Link(sign.at(), "**", exponent)));
    }

    private Expr lambda(Position at) {
        bindings.enter();
        Parameters parameters = Parameters.parse(tokens, this, bindings, ":");
        tokens.expect(":", "after the lambda's parameters");
        Expr value = one();
        return new Expr.Lambda(at, parameters.code("<lambda>", List.of(new Stmt.Return(at, value)), bindings.leave()));
    }

    /** The arguments of a call, after its opening parenthesis and with the closing one. */
    List<Argument> arguments(Position open) {
        List<Argument> arguments = new ArrayList<>();
        while (!tokens.is(")")) {
            arguments.add(argument(arguments.isEmpty()));
            if (!tokens.takes(",")) {
                break;
            }
        }
        tokens.expect(")", "or `,' after an argument of the call in line " + open.line());
        return arguments;
    }

    private Argument argument(boolean first) {
        if (tokens.takes("*")) {
            return new Argument(Argument.Kind.STAR, "", one());
        }
        if (tokens.takes("**")) {
            return new Argument(Argument.Kind.DOUBLE_STAR, "", one());
        }
        if (tokens.isName() && tokens.second().is("=")) {
            String keyword = tokens.take().text();
            tokens.take();
            return new Argument(Argument.Kind.KEYWORD, keyword, one());
        }
        Expr value = one();
        if (tokens.is("for")) {
            value = atoms.comprehension(value, true);
            if (!first || !tokens.is(")")) {
                throw Halt.syntax(
                        value.at(), "a generator expression must be the only argument", "put brackets [ ] around it");
            }
        }
        return new Argument(Argument.Kind.PLAIN, "", value);
    }

    /** An expression unless this sign is next. */
    @Nullable
    Expr unless(String... signs) {
        for (String sign : signs) {
            if (tokens.is(sign)) {
                return null;
            }
        }
        return one();
    }
}
