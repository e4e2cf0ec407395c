package dev.xld.daemon.bootloader;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What a boot loader showed, in a file as libxl names and rotates it ({@code bootloader.5.log}, then {@code .1} to {@code
 * .10}), and the end of it as words for a sentence. The file takes no more than anyone will read. Used by one thread.
 */
final class LoaderLog implements AutoCloseable {
    private static final int ROTATIONS = 10;
    private static final long LARGEST = 1 << 20;
    private static final int TAIL_BYTES = 2048;
    private static final int WORDS_KEPT = 300;

    /** What moves a terminal's cursor or changes its looks. */
    private static final String CONTROL_SEQUENCES = "\\x1b(\\[[0-9;?]*[ -/]*[@-~]|[()][0-9A-B]|.)";

    private final Path file;
    private final OutputStream out;
    private final byte[] tail = new byte[TAIL_BYTES];
    private long written;

    LoaderLog(Path directory, int domid) throws IOException {
        this.file = directory.resolve("bootloader." + domid + ".log");
        rotate();
        this.out = Files.newOutputStream(file);
    }

    private void rotate() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        for (int i = ROTATIONS - 1; i > 0; i--) {
            move(numbered(i), numbered(i + 1));
        }
        move(file, numbered(1));
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException none) {
            // There were fewer runs than that.
        }
    }

    Path file() {
        return file;
    }

    void append(byte[] bytes, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            tail[(int) ((written + i) % TAIL_BYTES)] = bytes[i];
        }
        out.write(bytes, 0, (int) Math.max(0, Math.min(length, LARGEST - written)));
        written += length;
    }

    /** The last it said as one line, nothing in it that a terminal would obey; empty when it said nothing. */
    String lastWords() {
        int length = (int) Math.min(written, TAIL_BYTES);
        byte[] last = new byte[length];
        for (int i = 0; i < length; i++) {
            last[i] = tail[(int) ((written - length + i) % TAIL_BYTES)];
        }
        String words = oneLine(new String(last, StandardCharsets.UTF_8));
        return words.length() <= WORDS_KEPT ? words : "..." + words.substring(words.length() - WORDS_KEPT);
    }

    static String oneLine(String text) {
        return text.replaceAll(CONTROL_SEQUENCES, "")
                .strip()
                .replaceAll("\\s*\\R\\s*", "; ")
                .replaceAll("\\p{Cntrl}", "?");
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
