/** Questions about domains and the host that change nothing. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.host;
