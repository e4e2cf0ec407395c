package dev.xld.daemon.userdata;

import dev.xld.daemon.posix.FileLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** {@link UserData} in a directory of libxl's layout. Safe for any number of threads and processes. */
public final class LibxlUserData implements UserData {
    private static final long RETRY_MILLIS = 25;

    private final Path directory;

    /** {@code directory} is {@code /var/lib/xen} on a real host. */
    public LibxlUserData(Path directory) {
        this.directory = directory;
    }

    private Path file(char kind, int domid, UUID uuid, String id) {
        return directory.resolve("userdata-" + kind + "." + domid + "." + uuid + "." + id);
    }

    private FileLock lock(int domid, UUID uuid) throws IOException {
        return FileLock.acquire(file('l', domid, uuid, "domain-userdata-lock"));
    }

    @Override
    public Optional<String> read(int domid, UUID uuid, String id) {
        Path file = file('d', domid, uuid, id);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileLock lock = lock(domid, uuid)) {
            return Optional.of(read(file));
        } catch (NoSuchFileException removed) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String read(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    @Override
    public void write(int domid, UUID uuid, String id, String text) {
        try (FileLock lock = lock(domid, uuid)) {
            replace(file('d', domid, uuid, id), file('n', domid, uuid, id), text);
        } catch (IOException e) {
            throw cannotWrite(file('d', domid, uuid, id), e);
        }
    }

    @Override
    public void update(int domid, UUID uuid, String id, UnaryOperator<String> change) {
        Path file = file('d', domid, uuid, id);
        if (!Files.exists(file)) {
            return;
        }
        try (FileLock lock = lock(domid, uuid)) {
            replace(file, file('n', domid, uuid, id), change.apply(read(file)));
        } catch (NoSuchFileException removed) {
            return;
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private static UncheckedIOException cannotWrite(Path file, IOException cause) {
        return new UncheckedIOException("cannot write " + file + ": " + cause.getMessage(), cause);
    }

    /** The lock is held. */
    private static void replace(Path file, Path fresh, String text) throws IOException {
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
            Files.writeString(fresh, text + "\0", StandardCharsets.UTF_8, StandardOpenOption.WRITE);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            removeQuietly(fresh, e);
            throw e;
        }
    }

    private static void removeQuietly(Path file, IOException cause) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void removeAll(int domid, UUID uuid) {
        try (FileLock lock = lock(domid, uuid)) {
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(directory, "userdata-[dn]." + domid + "." + uuid + ".*")) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            for (String state : List.of("qemu-save." + domid, "qemu-resume." + domid)) {
                Files.deleteIfExists(directory.resolve(state));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot remove the userdata of domain " + domid + " from " + directory + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Held lock(int domid, UUID uuid, String id, Duration bound) {
        Path file = file('l', domid, uuid, id);
        long deadline = System.nanoTime() + bound.toNanos();
        try {
            Optional<FileLock> lock = FileLock.tryAcquire(file);
            while (lock.isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("another program has had it for " + bound.toSeconds() + " s");
                }
                Thread.sleep(RETRY_MILLIS);
                lock = FileLock.tryAcquire(file);
            }
            FileLock held = lock.get();
            return () -> release(held, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot take the lock " + file + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(
                    new IOException("cannot take the lock " + file + ": the daemon is stopping"));
        }
    }

    private static void release(FileLock lock, Path file) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let go of the lock " + file + ": " + e.getMessage(), e);
        }
    }
}
