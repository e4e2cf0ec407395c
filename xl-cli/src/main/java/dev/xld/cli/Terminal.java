package dev.xld.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * All a command may know of where it runs. Commands never touch {@code System.out} or {@code System.exit}, so that the same
 * classes can serve a terminal that is not this process's own.
 */
public interface Terminal {
    /** UTF-8, not flushed by line. */
    PrintStream out();

    PrintStream err();

    /** Where relative paths start. */
    Path directory();

    /** A file as its user reads it; {@code -} is no special name. */
    String readFile(Path file) throws IOException;

    /** Runs a program that has this terminal for its own, and waits for it; answers its exit status. */
    int runAttached(List<String> command) throws IOException;

    /** Milliseconds since 1970, and the time zone's offset to be shown with it. */
    java.time.ZonedDateTime now();
}
