package dev.xld.daemon.bootloader;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which program a config's {@code bootloader} is. As libxl: an absolute path is itself, a name is looked for among the private
 * programs of the Xen release, then in PATH. Safe for any thread.
 */
final class LoaderLookup {
    private final LoaderSettings settings;

    LoaderLookup(LoaderSettings settings) {
        this.settings = settings;
    }

    /** @throws ApiException where there is none, or none that can be run */
    Path find(String loader) {
        Path program = loader.startsWith("/")
                ? Path.of(loader)
                : inside(settings.programs(), loader)
                        .or(() -> loader.contains("/") ? Optional.empty() : inPath(loader))
                        .orElseThrow(() -> missing(loader));
        if (!Files.isRegularFile(program)) {
            throw Files.exists(program)
                    ? unusable("The boot loader " + program + " (key bootloader) is no file.")
                    : missing(loader);
        }
        if (!Files.isExecutable(program)) {
            throw unusable("The boot loader " + program + " (key bootloader) is not executable.");
        }
        return program;
    }

    private Optional<Path> inPath(String loader) {
        return Stream.of(LoaderEnvironment.path(settings.environment()).split(":"))
                .filter(directory -> !directory.isEmpty())
                .flatMap(directory -> inside(Path.of(directory), loader).stream())
                .findFirst();
    }

    private static Optional<Path> inside(Path directory, String loader) {
        return Optional.of(directory.resolve(loader)).filter(Files::exists);
    }

    private ApiException missing(String loader) {
        String where = loader.contains("/")
                ? ""
                : ": neither in " + settings.programs() + " nor in " + LoaderEnvironment.path(settings.environment());
        return unusable("There is no boot loader " + loader + " (key bootloader)" + where + ".");
    }

    private static ApiException unusable(String sentence) {
        return new ApiException(ErrorKind.MISSING_RESOURCE, sentence);
    }
}
