/** Creation of a domain: one file a step, listed in {@link dev.xld.daemon.domain.create.DomainCreator}. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.domain.create;
