/** xl.cfg: {@link dev.xld.config.xl.XlConfig} makes a {@link dev.xld.config.DomainConfig} of it, by the rooms below. */
@org.jspecify.annotations.NullMarked
package dev.xld.config.xl;
