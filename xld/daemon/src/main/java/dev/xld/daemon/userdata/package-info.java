/** The files libxl keeps for each domain, and the locks that guard them; shared with the C xl. */
@org.jspecify.annotations.NullMarked
package dev.xld.daemon.userdata;
