package dev.xld.daemon.domain.create;

import dev.xld.config.DomainConfig;
import java.nio.file.Path;

/**
 * A domain to make.
 *
 * @param directory where relative paths of the config start
 * @param paused leave it paused
 * @param unattended nobody acts when it stops
 */
public record CreateOptions(DomainConfig config, Path directory, boolean paused, boolean unattended) {}
