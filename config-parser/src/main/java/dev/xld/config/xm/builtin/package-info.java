/**
 * What is there without an import: functions, types, exceptions, the methods of values, and what Python has there but config
 * files may not use. Sees {@code value}, {@code runtime} and {@code regex}.
 */
@org.jspecify.annotations.NullMarked
package dev.xld.config.xm.builtin;
