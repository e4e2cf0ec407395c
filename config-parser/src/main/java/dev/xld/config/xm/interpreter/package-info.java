/**
 * Runs the tree: statements, expressions, assignments, calls, imports, and the names they leave behind. {@link
 * dev.xld.config.xm.interpreter.Interpreter} is one evaluation and the way in. Sees {@code syntax}, {@code module}, {@code
 * builtin}, {@code runtime} and {@code value}, but nothing of options.
 */
@org.jspecify.annotations.NullMarked
package dev.xld.config.xm.interpreter;
