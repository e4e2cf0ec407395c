package dev.xld.daemon.pci;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.xen.Errno;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Files of sysfs: a write is one {@code write(2)} of the whole text to a file that must be there, and its errno is the
 * driver's answer. Failures name file and errno. Stateless.
 */
final class SysFile {
    private SysFile() {}

    static void write(Path file, String text) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw failure("cannot write " + text + " to " + file, e);
        }
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw failure("cannot read " + file, e);
        }
    }

    static ApiException failure(String what, IOException cause) {
        Errno errno = errno(cause);
        String why = errno == Errno.UNKNOWN ? said(cause) : errno.text() + " (" + errno.name() + ")";
        return new ApiException(
                ErrorKind.MISSING_RESOURCE,
                what + ": " + why,
                errno == Errno.UNKNOWN ? null : errno.name(),
                null,
                cause);
    }

    /** Java keeps the C library's words, not the number. */
    private static Errno errno(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return Errno.ENOENT;
        }
        if (cause instanceof AccessDeniedException) {
            return Errno.EACCES;
        }
        String words = said(cause);
        return Arrays.stream(Errno.values())
                .filter(errno -> errno.text().equals(words))
                .findFirst()
                .orElse(Errno.UNKNOWN);
    }

    private static String said(IOException cause) {
        String reason = cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
        return Objects.requireNonNullElse(reason, cause.toString());
    }
}
