/** What is asked of a running domain: to stop, to reboot, to answer to another name. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.domain.control;
