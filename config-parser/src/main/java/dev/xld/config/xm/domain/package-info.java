/**
 * What the options of an xm file mean: their translation to the keys of xl.cfg. {@link dev.xld.config.xm.domain.XmConfig} reads
 * and {@link dev.xld.config.xm.domain.XmWriter} writes. Sees {@code option}, nothing of Python.
 */
@NullMarked
package dev.xld.config.xm.domain;

import org.jspecify.annotations.NullMarked;
