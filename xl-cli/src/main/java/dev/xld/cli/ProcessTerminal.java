package dev.xld.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The terminal of this process. */
final class ProcessTerminal implements Terminal {
    private static final int LARGEST_FILE = 1 << 20;
    /** How long a program may take from its start until it has the terminal in its hands. */
    private static final int SETTLING_MILLIS = 200;

    private final PrintStream out = stream(FileDescriptor.out);
    private final PrintStream err = stream(FileDescriptor.err);

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 8192), false, StandardCharsets.UTF_8);
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public PrintStream err() {
        return err;
    }

    @Override
    public Path directory() {
        return Path.of("").toAbsolutePath();
    }

    @Override
    public String readFile(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST_FILE + 1);
        }
        if (bytes.length > LARGEST_FILE) {
            throw new IOException("larger than 1 MiB, which no config is");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public int runAttached(List<String> command, Runnable started) throws IOException {
        out.flush();
        err.flush();
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            process.waitFor(SETTLING_MILLIS, TimeUnit.MILLISECONDS);
            started.run();
            err.flush();
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            return ExitStatus.FAILURE;
        } catch (RuntimeException e) {
            process.destroy();
            throw e;
        }
    }

    @Override
    public ZonedDateTime now() {
        return ZonedDateTime.now();
    }
}
