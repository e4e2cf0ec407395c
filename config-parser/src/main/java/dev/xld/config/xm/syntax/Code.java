package dev.xld.config.xm.syntax;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code def} or {@code lambda} says. Immutable.
 *
 * @param defaults of the last parameters
 * @param star the parameter that takes what arguments are left over, or null
 * @param names the parameter that takes what keywords are left over, or null
 * @param locals all names the body assigns, parameters included
 * @param globals the names it declares global
 */
public record Code(
        String name,
        List<String> parameters,
        List<Expr> defaults,
        @Nullable String star,
        @Nullable String names,
        List<Stmt> body,
        Set<String> locals,
        Set<String> globals) {}
