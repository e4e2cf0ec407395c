package dev.xld.daemon.device.kinds;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What the stock {@code block} script can serve: a block device or a regular file. Stateless. */
final class DiskImage {
    private static final int TYPE_MASK = 0170000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final int REGULAR_FILE = 0100000;

    private DiskImage() {}

    /** Fails unless {@code target} is there and of such a type; its content is not looked at. */
    static void check(String target, String label) {
        String wrong = wrong(Path.of(target));
        if (wrong != null) {
            throw new ApiException(ErrorKind.MISSING_RESOURCE, label + ": " + target + " " + wrong);
        }
    }

    private static @org.jspecify.annotations.Nullable String wrong(Path file) {
        try {
            int type = (int) Files.getAttribute(file, "unix:mode") & TYPE_MASK;
            return type == BLOCK_DEVICE || type == REGULAR_FILE ? null : "is neither a block device nor a regular file";
        } catch (NoSuchFileException e) {
            return Files.isSymbolicLink(file) ? "is a link to nothing" : "does not exist";
        } catch (IOException e) {
            return Files.isDirectory(file.resolveSibling(".")) ? "cannot be used: " + e.getMessage() : "does not exist";
        }
    }
}
