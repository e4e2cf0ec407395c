package dev.xld.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * All a command may know of where it runs. Commands never touch {@code System.out} or {@code System.exit}, so that the same
 * classes can serve a terminal that is not this process's own. Used by one thread.
 */
public interface Terminal {
    /** UTF-8, not flushed by line. */
    PrintStream out();

    /** UTF-8, not flushed by line: flush before a call that takes long. */
    PrintStream err();

    /** Where relative paths start. */
    Path directory();

    /**
     * A text file as the user may read it: UTF-8, or where it is none, Latin-1.
     *
     * @throws IOException where it cannot be read, or is larger than any config
     */
    String readFile(Path file) throws IOException;

    /**
     * Runs a program that has this terminal for its own, and waits for its end.
     *
     * @param started what to do once it is at work
     * @return its exit status
     * @throws IOException where it cannot be started; {@code started} has then not run
     */
    int runAttached(List<String> command, Runnable started) throws IOException;

    /** The time of day, where the user is. */
    ZonedDateTime now();
}
