package dev.xld.config.xm.syntax;

import dev.xld.config.Position;
import dev.xld.config.xm.syntax.Stmt.Branch;
import dev.xld.config.xm.syntax.Stmt.Handler;
import dev.xld.config.xm.syntax.Token.Kind;
import dev.xld.config.xm.value.Halt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that hold blocks of others. Used by {@link StatementParser}. */
final class BlockParser {
    private final Tokens tokens;
    private final StatementParser statements;
    private final ExpressionParser expressions;
    private final Bindings bindings;
    private final Targets targets;

    BlockParser(Tokens tokens, StatementParser statements, ExpressionParser expressions, Bindings bindings) {
        this.tokens = tokens;
        this.statements = statements;
        this.expressions = expressions;
        this.bindings = bindings;
        this.targets = new Targets(bindings);
    }

    /** The next statement if it is one with blocks. */
    @Nullable
    Stmt compound() {
        Token first = tokens.peek();
        Position at = first.at();
        if (first.is("@")) {
            throw Halt.refused(at, "a decorator", "leave it out");
        }
        return switch (first.kind() == Kind.NAME ? first.text() : "") {
            case "if" -> branches();
            case "while" -> loop();
            case "for" -> loopOver();
            case "def" -> definition();
            case "try" -> attempt();
            case "class" -> throw Halt.refused(at, "class", "use variables and functions");
            case "with" -> throw Halt.refused(at, "with", "write plain assignments instead");
            default -> null;
        };
    }

    private List<Stmt> block(String where) {
        tokens.expect(":", where);
        List<Stmt> body = new ArrayList<>();
        if (!tokens.takes(Kind.NEWLINE)) {
            statements.line(body);
            return body;
        }
        if (!tokens.takes(Kind.INDENT)) {
            String hint = "put blanks before the lines that belong to the line above";
            throw new Halt(tokens.at(), "IndentationError: expected an indented block", hint);
        }
        tokens.enter();
        while (!tokens.takes(Kind.DEDENT)) {
            statements.statement(body);
        }
        tokens.leave();
        return body;
    }

    private List<Stmt> loopBody(String where) {
        statements.enterLoop();
        List<Stmt> body = block(where);
        statements.leaveLoop();
        return body;
    }

    private List<Stmt> otherwise(String word) {
        return tokens.takes(word) ? block("after `" + word + "'") : List.of();
    }

    private Stmt branches() {
        Position at = tokens.at();
        List<Branch> branches = new ArrayList<>();
        do {
            tokens.take();
            Expr condition = expressions.one();
            branches.add(new Branch(condition, block("after the condition")));
        } while (tokens.is("elif"));
        return new Stmt.If(at, branches, otherwise("else"));
    }

    private Stmt loop() {
        Position at = tokens.take().at();
        Expr condition = expressions.one();
        return new Stmt.While(at, condition, loopBody("after the condition"), otherwise("else"));
    }

    private Stmt loopOver() {
        Position at = tokens.take().at();
        Expr target = expressions.forTargets();
        targets.check(target);
        tokens.expect("in", "after the variable of `for'");
        Expr values = expressions.list();
        return new Stmt.For(at, target, values, loopBody("after the values of `for'"), otherwise("else"));
    }

    private Stmt definition() {
        Position at = tokens.take().at();
        Token name = tokens.name("the function's name");
        targets.assign(name.at(), name.text());
        tokens.expect("(", "after the function's name");
        bindings.enter();
        Parameters parameters = Parameters.parse(tokens, expressions, bindings, ")");
        tokens.expect(")", "or `,' after a parameter");
        int loops = statements.forgetLoops();
        List<Stmt> body = block("after the parameters");
        statements.rememberLoops(loops);
        return new Stmt.Def(at, parameters.code(name.text(), body, bindings.leave()));
    }

    private Stmt attempt() {
        Position at = tokens.take().at();
        List<Stmt> body = block("after `try'");
        List<Handler> handlers = new ArrayList<>();
        while (tokens.is("except")) {
            handlers.add(handler());
        }
        List<Stmt> otherwise = handlers.isEmpty() ? List.of() : otherwise("else");
        if (handlers.isEmpty() && !tokens.is("finally")) {
            throw tokens.unexpected("`except' or `finally' after the block of `try'");
        }
        return new Stmt.Try(at, body, handlers, otherwise, otherwise("finally"));
    }

    private Handler handler() {
        Position at = tokens.take().at();
        Expr type = expressions.unless(":");
        Expr target = null;
        if (type != null && (tokens.takes(",") || tokens.takes("as"))) {
            target = expressions.one();
            targets.check(target);
        }
        return new Handler(at, type, target, block("after `except'"));
    }
}
