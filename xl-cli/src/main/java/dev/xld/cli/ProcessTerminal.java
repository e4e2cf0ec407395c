package dev.xld.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;

/** The terminal of this process. */
final class ProcessTerminal implements Terminal {
    private static final long LARGEST_CONFIG = 1 << 20;

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
        if (Files.isRegularFile(file) && Files.size(file) > LARGEST_CONFIG) {
            throw new IOException("larger than 1 MiB, which no config is");
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    @Override
    public int runAttached(List<String> command) throws IOException {
        out.flush();
        err.flush();
        Process process = new ProcessBuilder(command).inheritIO().start();
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                process.destroy();
            }
        }
    }

    @Override
    public ZonedDateTime now() {
        return ZonedDateTime.now();
    }
}
