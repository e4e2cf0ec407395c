package dev.xld.daemon.hotplug;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of a script: nothing on its stdin, stdout and stderr kept in a file (a child it leaves behind may hold them open
 * and harm nobody), killed with all its children when cancelled or out of time. Used by one thread.
 */
final class ScriptProcess {
    private static final int WORDS_KEPT = 2000;

    private ScriptProcess() {}

    /** How it ended: its exit status, and the end of what it printed. */
    record End(int status, String output) {}

    /**
     * Runs {@code command} with {@code environment} added to the daemon's own.
     *
     * @throws ApiException when it cannot be started, is cancelled, or takes longer than {@code timeout}
     */
    static End run(List<String> command, Map<String, String> environment, Duration timeout, Task task) {
        Path output = null;
        try {
            output = Files.createTempFile("xld-hotplug", ".out");
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            builder.redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            Process process = builder.start();
            await(process, command, timeout, task);
            return new End(process.exitValue(), tail(output));
        } catch (IOException e) {
            throw new ApiException(
                    ErrorKind.SCRIPT_FAILED, "cannot run " + command.get(0) + ": " + e.getMessage(), null, null, e);
        } finally {
            delete(output);
        }
    }

    private static void await(Process process, List<String> command, Duration timeout, Task task) {
        long end = System.nanoTime() + timeout.toNanos();
        try {
            while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
                if (task.cancelled()) {
                    kill(process);
                    throw new ApiException(
                            ErrorKind.CANCELLED, command.get(0) + " was stopped: the request was cancelled");
                }
                if (System.nanoTime() > end) {
                    kill(process);
                    throw new ApiException(
                            ErrorKind.SCRIPT_FAILED,
                            String.join(" ", command) + " did not end within " + timeout.toSeconds()
                                    + " s and was killed; hotplug_timeout in /etc/xen/xld.conf allows it longer");
                }
            }
        } catch (InterruptedException e) {
            kill(process);
            Thread.currentThread().interrupt();
            throw new ApiException(ErrorKind.CANCELLED, command.get(0) + " was stopped: the daemon ends");
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String tail(Path output) throws IOException {
        long size = Files.size(output);
        try (InputStream in = Files.newInputStream(output)) {
            in.skipNBytes(Math.max(0, size - WORDS_KEPT));
            return new String(in.readNBytes(WORDS_KEPT), StandardCharsets.UTF_8).strip();
        }
    }

    private static void delete(@org.jspecify.annotations.Nullable Path output) {
        if (output != null) {
            try {
                Files.deleteIfExists(output);
            } catch (IOException e) {
                // A file left in the temporary directory is no reason to fail a device.
            }
        }
    }
}
