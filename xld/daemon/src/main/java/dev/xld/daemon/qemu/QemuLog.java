package dev.xld.daemon.qemu;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What a device model says: {@code qemu-dm-NAME.log}, of which ten older ones are kept as libxl does. */
record QemuLog(Path file) {
    private static final int OLDER_KEPT = 10;
    private static final int WORDS_KEPT = 600;

    /** A slash in a domain's name must not lead elsewhere. */
    static QemuLog of(Path directory, String domain) {
        return new QemuLog(directory.resolve("qemu-dm-" + domain.replace('/', '_') + ".log"));
    }

    /** Makes room for a new one. */
    void rotate() {
        try {
            for (int age = OLDER_KEPT - 1; age >= 0; age--) {
                if (Files.exists(aged(age))) {
                    Files.move(aged(age), aged(age + 1), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot put the old log " + file + " aside: " + e.getMessage(), e);
        }
    }

    private Path aged(int age) {
        return age == 0 ? file : file.resolveSibling(file.getFileName() + "." + age);
    }

    /** The end of it as one line, with nothing in it that a terminal would obey; empty where nothing was said. */
    String end() {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] last = new byte[(int) Math.min(in.length(), WORDS_KEPT)];
            in.seek(in.length() - last.length);
            in.readFully(last);
            return new String(last, StandardCharsets.UTF_8)
                    .strip()
                    .replaceAll("\\s*\\R\\s*", "; ")
                    .replaceAll("\\p{Cntrl}", "?");
        } catch (IOException none) {
            return "";
        }
    }

    /** For the end of a sentence. */
    String quoted() {
        String end = end();
        return end.isEmpty() ? "it said nothing (" + file + ")" : file + " ends: " + end;
    }
}
