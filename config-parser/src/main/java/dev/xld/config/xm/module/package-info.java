/**
 * The modules that a file may import, one class each, collected by {@link dev.xld.config.xm.module.Modules}. Only here the
 * host is asked. Sees {@code builtin}, all that is below it, and {@link dev.xld.config.xm.XmHost}.
 */
@org.jspecify.annotations.NullMarked
package dev.xld.config.xm.module;
