/**
 * Python's regular expressions in time that no text makes explode: parser, program, search, and the values and methods that
 * a file has of them. Sees {@code value} and {@code runtime}; the module {@code re} that offers them is in {@code module}.
 */
@org.jspecify.annotations.NullMarked
package dev.xld.config.xm.regex;
