/** What the options of an xm file mean: their translation to the keys of xl.cfg. */
@NullMarked
package dev.xld.config.xm.domain;

import org.jspecify.annotations.NullMarked;
