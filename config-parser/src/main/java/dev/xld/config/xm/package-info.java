/**
 * The part of Python 2 that xm's config files use, evaluated by our own code: text to tokens ({@link
 * dev.xld.config.xm.Lexer}), to a tree ({@link dev.xld.config.xm.Stmt}, {@link dev.xld.config.xm.Expr}), to values ({@link
 * dev.xld.config.xm.Py}), to options ({@link dev.xld.config.xm.XmFile}). Start reading at {@link dev.xld.config.xm.Xm}.
 */
@org.jspecify.annotations.NullMarked
package dev.xld.config.xm;
