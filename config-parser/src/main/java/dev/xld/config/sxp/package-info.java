/**
 * xend's S-expressions: tree, reader and writer, the file xend-config.sxp, and the notations that stand inside single atoms
 * or values of a domain's form.
 */
@org.jspecify.annotations.NullMarked
package dev.xld.config.sxp;
