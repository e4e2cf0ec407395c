/** Operations as visible lists of steps, each undone when a later one fails, journaled so that a killed daemon can clean up. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.plan;
