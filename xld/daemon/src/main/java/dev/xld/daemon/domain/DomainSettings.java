package dev.xld.daemon.domain;

import dev.xld.daemon.bootloader.LoaderSettings;
import dev.xld.daemon.domain.memory.Autoballoon;
import java.nio.file.Path;

/**
 * Where things are on this host, and what its xl.conf says.
 *
 * @param stateDirectory the daemon's own records: {@code /var/lib/xld}
 * @param runDirectory {@code /run/xen}
 * @param dumpDirectory {@code /var/lib/xen/dump}
 * @param lockFile xl.conf's {@code lockfile}
 * @param bootLoaders where boot loaders are and what they leave goes
 * @param root where the absolute paths of guests' firmware and of dom0's devices start: {@code /}
 * @param sys the kernel's view of the hardware: {@code /sys}
 */
public record DomainSettings(
        Path stateDirectory,
        Path runDirectory,
        Path dumpDirectory,
        Path lockFile,
        Autoballoon autoballoon,
        LoaderSettings bootLoaders,
        Path root,
        Path sys) {}
