package dev.xld.api;

import java.util.List;

/**
 * A config to create a domain from.
 *
 * @param file the name to show in messages
 * @param text the file, as the caller read it
 * @param overrides further config lines, which win over the file
 * @param directory where relative paths in the config start
 * @param paused leave the new domain paused
 * @param unattended true for {@code -e}: nobody acts when the domain stops
 * @param ignoreMasks true for {@code -i}: the cpu masks of xl.conf do not count
 */
public record CreateRequest(
        String file,
        String text,
        List<String> overrides,
        String directory,
        boolean paused,
        boolean unattended,
        boolean ignoreMasks) {}
