/** What happens to a domain that stopped: noticing it, deciding by its actions, and doing it. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.domain.restart;
