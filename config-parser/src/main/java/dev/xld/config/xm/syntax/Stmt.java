package dev.xld.config.xm.syntax;

import dev.xld.config.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement. Made by {@link StatementParser}, run by the interpreter. Immutable. */
public sealed interface Stmt {
    Position at();

    record Expression(Position at, Expr value) implements Stmt {}

    /** One value to each target, the first one first. */
    record Assign(Position at, List<Expr> targets, Expr value) implements Stmt {}

    record Augmented(Position at, Expr target, String operator, Expr value) implements Stmt {}

    record If(Position at, List<Branch> branches, List<Stmt> otherwise) implements Stmt {}

    /** An {@code if} or {@code elif}. */
    record Branch(Expr condition, List<Stmt> body) {}

    record While(Position at, Expr condition, List<Stmt> body, List<Stmt> otherwise) implements Stmt {}

    record For(Position at, Expr target, Expr values, List<Stmt> body, List<Stmt> otherwise) implements Stmt {}

    record Def(Position at, Code code) implements Stmt {}

    record Return(Position at, @Nullable Expr value) implements Stmt {}

    record Break(Position at) implements Stmt {}

    record Continue(Position at) implements Stmt {}

    record Pass(Position at) implements Stmt {}

    record Delete(Position at, List<Expr> targets) implements Stmt {}

    /** Several in one, such as {@code import os, re}. */
    record Several(Position at, List<Stmt> all) implements Stmt {}

    /** {@code import module [as name]}. */
    record Import(Position at, String module, @Nullable String alias) implements Stmt {
        /** The name up to its first point, which the statement binds where there is no alias. */
        public String firstPart() {
            int dot = module.indexOf('.');
            return dot < 0 ? module : module.substring(0, dot);
        }
    }

    /** {@code from module import names}; no names for all. */
    record FromImport(Position at, String module, List<Alias> names) implements Stmt {}

    /** A name in a module, and what the file calls it. */
    record Alias(Position at, String name, String alias) {}

    record Assert(Position at, Expr condition, @Nullable Expr message) implements Stmt {}

    record Raise(
            Position at, @Nullable Expr failure, @Nullable Expr message) implements Stmt {}

    record Try(Position at, List<Stmt> body, List<Handler> handlers, List<Stmt> otherwise, List<Stmt> last)
            implements Stmt {}

    /** An {@code except}. */
    record Handler(
            Position at, @Nullable Expr type, @Nullable Expr target, List<Stmt> body) {}
}
