/** Domains: their lanes, the registry, creation and destruction, and what happens when one stops. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.domain;
