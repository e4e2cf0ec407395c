/**
 * What a program computes with: its values ({@link dev.xld.config.xm.value.Py}) and what is true of one kind of them alone,
 * the calls of our own functions, what one evaluation may use ({@link dev.xld.config.xm.value.Budget}) and how it ends early
 * ({@link dev.xld.config.xm.value.Stop}). Sees no other room.
 */
@org.jspecify.annotations.NullMarked
package dev.xld.config.xm.value;
