/** The xl.cfg language: lexer, parser, and the readers that make a {@link dev.xld.config.DomainConfig} of its keys. */
@org.jspecify.annotations.NullMarked
package dev.xld.config.xl;
