/** The daemon's own record of the domains it acts for when they stop. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.domain.intent;
