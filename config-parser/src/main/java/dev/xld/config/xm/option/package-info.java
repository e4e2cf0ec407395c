/**
 * A config file and a command line in, options out, whatever they mean: {@link dev.xld.config.xm.option.Xm} evaluates, {@link
 * dev.xld.config.xm.option.XmFile} is the result. Sees {@code syntax}, {@code interpreter}, {@code runtime} and {@code value}.
 */
@org.jspecify.annotations.NullMarked
package dev.xld.config.xm.option;
