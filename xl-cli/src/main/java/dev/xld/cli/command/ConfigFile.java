package dev.xld.cli.command;

import dev.xld.cli.Terminal;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The config files of {@code xl create}, read as the caller. */
final class ConfigFile {
    /** By this name xl means: no file, only the settings on the command line. */
    private static final String NONE = "/dev/null";

    private ConfigFile() {}

    /** @throws IOException with what the C library would say */
    static String read(String name, Terminal terminal) throws IOException {
        if (name.equals(NONE)) {
            return "";
        }
        if (name.isEmpty()) {
            throw new IOException("No such file or directory");
        }
        try {
            return terminal.readFile(terminal.directory().resolve(name));
        } catch (NoSuchFileException e) {
            throw new IOException("No such file or directory", e);
        } catch (AccessDeniedException e) {
            throw new IOException("Permission denied", e);
        } catch (FileSystemException e) {
            throw new IOException(e.getReason(), e);
        }
    }
}
