/**
 * The part of Python 2's grammar that config files may use: text to tokens, tokens to a tree of {@link
 * dev.xld.config.xm.syntax.Stmt} and {@link dev.xld.config.xm.syntax.Expr}. The way in is {@link
 * dev.xld.config.xm.syntax.StatementParser}. Sees only {@code value}, for literals, limits and refusals.
 */
@org.jspecify.annotations.NullMarked
package dev.xld.config.xm.syntax;
