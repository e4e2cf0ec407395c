/** The languages configs come in, behind one door. */
@NullMarked
package dev.xld.config.language;

import org.jspecify.annotations.NullMarked;
