/** Domain configs: the immutable {@link dev.xld.config.DomainConfig}, and text in several languages to and from it. */
@org.jspecify.annotations.NullMarked
package dev.xld.config;
