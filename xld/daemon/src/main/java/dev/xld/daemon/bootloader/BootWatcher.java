package dev.xld.daemon.bootloader;

import dev.xld.api.ApiException;
import java.nio.file.Path;
import java.util.Optional;

/** Whoever has a boot loader run. Called by the thread that runs it. */
public interface BootWatcher {
    /** The terminal on which a user may now follow it and answer it. */
    void terminal(Path path);

    /** Why it should stop at once, if it should; asked several times a second. */
    Optional<ApiException> stop();
}
