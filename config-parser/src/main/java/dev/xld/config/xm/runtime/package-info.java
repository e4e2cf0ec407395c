/**
 * What Python's operators, comparisons, subscripts, formats and conversions do with values of any kinds, paid for from the
 * budget; {@link dev.xld.config.xm.runtime.Runtime} holds all of it. Sees only {@code value}; functions are called through
 * {@link dev.xld.config.xm.runtime.Caller}, so it knows nothing of trees.
 */
@org.jspecify.annotations.NullMarked
package dev.xld.config.xm.runtime;
