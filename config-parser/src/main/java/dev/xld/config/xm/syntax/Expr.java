package dev.xld.config.xm.syntax;

import dev.xld.config.Position;
import dev.xld.config.xm.value.Py;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression. No tree is deeper than {@link Budget#MAX_NESTING}, since chains of one operator are one node. Made by {@link
 * ExpressionParser}, walked by the interpreter. Immutable.
 */
public sealed interface Expr {
    Position at();

    record Name(Position at, String name) implements Expr {}

    /** A number or a string. */
    record Literal(Position at, Py value) implements Expr {}

    record ListOf(Position at, List<Expr> items) implements Expr {}

    record TupleOf(Position at, List<Expr> items) implements Expr {}

    record DictOf(Position at, List<Expr> keys, List<Expr> values) implements Expr {}

    /** A list comprehension, or a generator expression, whose names are its own. */
    record Comprehension(Position at, Expr item, List<Clause> clauses, boolean generator) implements Expr {}

    /** A {@code for} of a comprehension, or an {@code if}, which has no target. */
    record Clause(@Nullable Expr target, Expr value) {}

    /** Operators of one precedence, from the left. */
    record Operation(Position at, Expr first, List<Link> rest) implements Expr {}

    /** Comparisons, each with the one before it. */
    record Comparison(Position at, Expr first, List<Link> rest) implements Expr {}

    /** An operator and its right side. */
    record Link(Position at, String operator, Expr operand) {}

    record Unary(Position at, String operator, Expr operand) implements Expr {}

    /** {@code and} or {@code or}. */
    record Logic(Position at, boolean and, List<Expr> parts) implements Expr {}

    record Conditional(Position at, Expr condition, Expr then, Expr otherwise) implements Expr {}

    record Lambda(Position at, Code code) implements Expr {}

    record Attribute(Position at, Expr of, String name) implements Expr {}

    record Subscript(Position at, Expr of, Expr index) implements Expr {}

    record Slice(
            Position at,
            Expr of,
            @Nullable Expr from,
            @Nullable Expr to,
            @Nullable Expr step) implements Expr {}

    record Call(Position at, Expr callee, List<Argument> arguments) implements Expr {}

    /** An argument. */
    record Argument(Kind kind, String keyword, Expr value) {
        /** How it is passed. */
        public enum Kind {
            PLAIN,
            KEYWORD,
            STAR,
            DOUBLE_STAR
        }
    }
}
