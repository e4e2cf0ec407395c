/**
 * xend's {@code (domain ...)} and domain configs. Each topic reads and writes its own elements; {@code SxpDomain} is the way in.
 */
@org.jspecify.annotations.NullMarked
package dev.xld.config.sxp.domain;
