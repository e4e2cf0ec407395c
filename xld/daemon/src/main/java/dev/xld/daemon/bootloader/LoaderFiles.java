package dev.xld.daemon.bootloader;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The files of one domain's boot loader, where libxl has them: a directory for what it brings out, and the file of its answer.
 * Never follows a link: what is in there is not ours. Used by one thread at a time.
 */
final class LoaderFiles {
    private final Path directory;
    private final Path answer;

    LoaderFiles(Path libraryDirectory, int domid) {
        this.directory = libraryDirectory.resolve("bootloader." + domid + ".d");
        this.answer = libraryDirectory.resolve("bootloader." + domid + ".out");
    }

    Path directory() {
        return directory;
    }

    Path answer() {
        return answer;
    }

    /** Makes both anew, for root alone. */
    void make() throws IOException {
        remove();
        Files.createDirectory(directory, mode("rwx------"));
        Files.createFile(answer, mode("rw-------"));
    }

    private static FileAttribute<?> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    /** The bytes its files take on the disk, or would take without holes. */
    long size() throws IOException {
        long[] sum = {0};
        if (Files.exists(directory)) {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sum[0] += attributes.size();
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return sum[0];
    }

    /** Removes both with all that is in them; what is not there is no error. */
    void remove() throws IOException {
        Files.deleteIfExists(answer);
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(directory);
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
