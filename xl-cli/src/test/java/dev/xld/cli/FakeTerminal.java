package dev.xld.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A terminal in memory: /etc/xen with the files given, at 03:14:22. */
public final class FakeTerminal implements Terminal {
    public final Map<String, String> files = new HashMap<>();
    public final List<List<String>> ran = new ArrayList<>();
    /** What programs exit with; null for programs that cannot be started. */
    public Integer programsExit = 0;

    private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(outBytes, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(errBytes, true, StandardCharsets.UTF_8);

    public String outText() {
        return outBytes.toString(StandardCharsets.UTF_8);
    }

    public String errText() {
        return errBytes.toString(StandardCharsets.UTF_8);
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
        return Path.of("/etc/xen");
    }

    @Override
    public String readFile(Path file) throws IOException {
        if (!files.containsKey(file.toString())) {
            throw new NoSuchFileException(file.toString());
        }
        return files.get(file.toString());
    }

    @Override
    public int runAttached(List<String> command, Runnable started) throws IOException {
        if (programsExit == null) {
            throw new IOException("Cannot run program \"" + command.get(0) + "\"");
        }
        ran.add(command);
        started.run();
        return programsExit;
    }

    @Override
    public ZonedDateTime now() {
        return ZonedDateTime.of(2026, 11, 21, 3, 14, 22, 0, ZoneOffset.UTC);
    }
}
