/** The assignments of an xl.cfg as values by key, what there is to say about them, and C's way with text and numbers. */
@org.jspecify.annotations.NullMarked
package dev.xld.config.xl.setting;
