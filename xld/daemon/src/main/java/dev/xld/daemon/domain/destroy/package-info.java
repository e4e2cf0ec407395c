/** Destruction of any domain: one file a step, listed in {@link dev.xld.daemon.domain.destroy.DomainDestroyer}. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.domain.destroy;
