/** One device of a running domain: given to it, taken from it, in the store and in its stored config alike. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.domain.device;
