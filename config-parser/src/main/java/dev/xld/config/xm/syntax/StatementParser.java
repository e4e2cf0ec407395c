package dev.xld.config.xm.syntax;

import dev.xld.config.Position;
import dev.xld.config.xm.syntax.Token.Kind;
import dev.xld.config.xm.value.Halt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Statements by Python 2's grammar, as far as config files may use them; the others are refused by name. Throws {@link Halt}
 * at the first that is wrong. The way into this room; one parse, one thread.
 */
public final class StatementParser {
    private static final Set<String> AUGMENTED =
            Set.of("+=", "-=", "*=", "/=", "//=", "%=", "**=", "&=", "|=", "^=", "<<=", ">>=");

    private final Tokens tokens;
    private final Bindings bindings = new Bindings();
    private final Targets targets = new Targets(bindings);
    private final ExpressionParser expressions;
    private final ImportParser imports;
    private final BlockParser blocks;
    private int loops;

    private StatementParser(Lexer lexer) {
        this.tokens = new Tokens(lexer);
        this.expressions = new ExpressionParser(tokens, bindings);
        this.imports = new ImportParser(tokens, targets);
        this.blocks = new BlockParser(tokens, this, expressions, bindings);
    }

    /**
     * Parses a whole file.
     *
     * @param source what positions call the text
     */
    public static List<Stmt> parse(String source, String text) {
        return new StatementParser(new Lexer(source, text)).file();
    }

    private List<Stmt> file() {
        List<Stmt> all = new ArrayList<>();
        while (!tokens.is(Kind.END)) {
            statement(all);
        }
        return all;
    }

    /** One line's statements, or one with blocks. */
    void statement(List<Stmt> into) {
        if (tokens.takes(Kind.NEWLINE)) {
            return;
        }
        Stmt compound = blocks.compound();
        if (compound != null) {
            into.add(compound);
        } else {
            line(into);
        }
    }

    /** Simple statements up to the end of their line. */
    void line(List<Stmt> into) {
        do {
            into.add(simple());
        } while (tokens.takes(";") && !tokens.is(Kind.NEWLINE));
        if (!tokens.takes(Kind.NEWLINE)) {
            throw tokens.unexpected("the end of the line, or an operator");
        }
    }

    void enterLoop() {
        loops++;
    }

    void leaveLoop() {
        loops--;
    }

    /** The loops around; inside of a function there are none. */
    int forgetLoops() {
        int before = loops;
        loops = 0;
        return before;
    }

    void rememberLoops(int before) {
        loops = before;
    }

    private Stmt simple() {
        Token first = tokens.peek();
        Position at = first.at();
        return switch (first.kind() == Kind.NAME ? first.text() : "") {
            case "pass" -> new Stmt.Pass(tokens.take().at());
            case "break" -> loop("break", new Stmt.Break(tokens.take().at()));
            case "continue" -> loop("continue", new Stmt.Continue(tokens.take().at()));
            case "return" -> returned();
            case "del" -> delete();
            case "import" -> imports.imports();
            case "from" -> imports.from();
            case "global" -> global();
            case "print" -> print();
            case "assert" -> asserted();
            case "raise" -> raised();
            case "exec" -> throw Halt.refused(at, "exec", "write the statements themselves");
            case "yield" -> throw Halt.refused(at, "yield", "return a list");
            default -> assignment();
        };
    }

    private Stmt loop(String word, Stmt statement) {
        if (loops == 0) {
            throw Halt.syntax(statement.at(), "'" + word + "' outside loop", "remove it");
        }
        return statement;
    }

    private Stmt returned() {
        Position at = tokens.take().at();
        if (!bindings.inFunction()) {
            throw Halt.syntax(at, "'return' outside function", "remove it, or use if");
        }
        return new Stmt.Return(at, expressions.startsExpression() ? expressions.list() : null);
    }

    private Stmt delete() {
        Position at = tokens.take().at();
        Expr list = expressions.list();
        targets.check(list);
        return new Stmt.Delete(at, List.of(list));
    }

    private Stmt global() {
        Position at = tokens.take().at();
        do {
            bindings.global(tokens.name("a name").text());
        } while (tokens.takes(","));
        return new Stmt.Pass(at);
    }

    /** What is printed is evaluated and goes nowhere. */
    private Stmt print() {
        Position at = tokens.take().at();
        boolean redirected = tokens.takes(">>");
        List<Expr> values = new ArrayList<>();
        while (expressions.startsExpression()) {
            values.add(expressions.one());
            if (!tokens.takes(",")) {
                break;
            }
        }
        if (redirected && values.isEmpty()) {
            throw tokens.unexpected("a value");
        }
        return new Stmt.Expression(at, new Expr.TupleOf(at, values));
    }

    private Stmt asserted() {
        Position at = tokens.take().at();
        Expr condition = expressions.one();
        return new Stmt.Assert(at, condition, tokens.takes(",") ? expressions.one() : null);
    }

    private Stmt raised() {
        Position at = tokens.take().at();
        if (!expressions.startsExpression()) {
            return new Stmt.Raise(at, null, null);
        }
        Expr failure = expressions.one();
        return new Stmt.Raise(at, failure, tokens.takes(",") ? expressions.one() : null);
    }

    private Stmt assignment() {
        Position at = tokens.at();
        Expr first = expressions.list();
        if (tokens.is(Kind.SIGN) && AUGMENTED.contains(tokens.peek().text())) {
            return augmented(at, first);
        }
        if (!tokens.is("=")) {
            return new Stmt.Expression(at, first);
        }
        List<Expr> chain = new ArrayList<>(List.of(first));
        while (tokens.takes("=")) {
            if (!expressions.startsExpression()) {
                throw tokens.unexpected("a value after `='");
            }
            chain.add(expressions.list());
        }
        Expr value = chain.remove(chain.size() - 1);
        chain.forEach(targets::check);
        return new Stmt.Assign(at, chain, value);
    }

    private Stmt augmented(Position at, Expr target) {
        if (target instanceof Expr.TupleOf || target instanceof Expr.ListOf) {
            throw Halt.syntax(at, "cannot add to several targets at once", "write one statement for each");
        }
        targets.check(target);
        String sign = tokens.take().text();
        return new Stmt.Augmented(at, target, sign.substring(0, sign.length() - 1), expressions.list());
    }
}
