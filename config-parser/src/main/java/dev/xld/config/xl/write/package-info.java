/** DomainConfig to xl.cfg: a tidy, commented file. The other way is {@link dev.xld.config.xl}. */
@NullMarked
package dev.xld.config.xl.write;

import org.jspecify.annotations.NullMarked;
