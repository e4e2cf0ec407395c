/** The xl.cfg language: lexer, parser, and what they say of bad text. */
@org.jspecify.annotations.NullMarked
package dev.xld.config.xl.syntax;
