package dev.xld.config.xm.syntax;

import dev.xld.config.xm.value.Halt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of a {@code def} or {@code lambda}. Immutable. */
record Parameters(
        List<String> names,
        List<Expr> defaults,
        @Nullable String star,
        @Nullable String keywords) {

    private static final int MAX_PARAMETERS = 255;

    /** Up to this sign, which is not taken; the names are assigned in the open function. */
    static Parameters parse(Tokens tokens, ExpressionParser expressions, Bindings bindings, String end) {
        List<String> names = new ArrayList<>();
        List<Expr> defaults = new ArrayList<>();
        String star = null;
        String keywords = null;
        while (!tokens.is(end)) {
            if (tokens.is("(")) {
                throw Halt.refused(tokens.at(), "a tuple as parameter", "take one parameter and unpack it in the body");
            }
            boolean isStar = tokens.takes("*");
            boolean isKeywords = !isStar && tokens.takes("**");
            Token token = tokens.name("the name of a parameter");
            new Targets(bindings).assign(token.at(), token.text());
            if (isStar) {
                star = token.text();
            } else if (isKeywords) {
                keywords = token.text();
            } else if (names.contains(token.text())) {
                throw Halt.syntax(token.at(), "duplicate argument '" + token.text() + "'", "rename one of them");
            } else if (star != null || keywords != null) {
                throw Halt.syntax(token.at(), "no parameter may follow * or **", "move it to the front");
            } else {
                names.add(token.text());
                if (tokens.takes("=")) {
                    defaults.add(expressions.one());
                } else if (!defaults.isEmpty()) {
                    throw Halt.syntax(
                            token.at(), "a parameter without a default follows one with", "give it a default too");
                }
            }
            if (names.size() > MAX_PARAMETERS) {
                throw Halt.syntax(token.at(), "more than " + MAX_PARAMETERS + " parameters", "take a list or a dict");
            }
            if (!tokens.takes(",")) {
                break;
            }
        }
        return new Parameters(names, defaults, star, keywords);
    }

    Code code(String name, List<Stmt> body, Bindings.Names bound) {
        return new Code(name, names, defaults, star, keywords, body, bound.locals(), bound.globals());
    }
}
