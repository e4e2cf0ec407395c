/** The host's memory: who may have how much of it, and making room by shrinking dom0. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.domain.memory;
