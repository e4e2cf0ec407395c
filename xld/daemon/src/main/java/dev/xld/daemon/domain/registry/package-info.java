/** Which domains there are: their names, their places in the store, and the lane each one's operations run in. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.domain.registry;
