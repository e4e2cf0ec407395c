package dev.xld.daemon.bootloader;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where boot loaders are and what they leave goes.
 *
 * @param programs the release's private programs, looked through before PATH: {@code /usr/lib/xen-4.17/bin}
 * @param libraryDirectory where each gets a directory: {@code /var/lib/xen}
 * @param logDirectory {@code /var/log/xen}
 * @param environment the daemon's, which the loader inherits; {@code LIBXL_BOOTLOADER_RESTRICT}, {@code _USER} and {@code
 *     _TIMEOUT} mean in it what they mean to libxl
 */
public record LoaderSettings(Path programs, Path libraryDirectory, Path logDirectory, Map<String, String> environment) {
    public LoaderSettings {
        environment = Map.copyOf(environment);
    }

    /** A Linux host with this Xen release ({@code 4.17}). */
    public static LoaderSettings usual(String release) {
        return new LoaderSettings(
                Path.of("/usr/lib/xen-" + release + "/bin"),
                Path.of("/var/lib/xen"),
                Path.of("/var/log/xen"),
                System.getenv());
    }
}
