/** What the host's administrator has settled: /etc/xen/xld.conf and /etc/xen/xl.conf. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.settings;
