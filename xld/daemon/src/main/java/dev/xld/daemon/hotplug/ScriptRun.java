package dev.xld.daemon.hotplug;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.daemon.plan.Task;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a hotplug script, as libxl runs it: nothing on its stdin, its stdout and stderr taken down, killed with all its
 * children when out of time. Used by one thread, once.
 */
final class ScriptRun {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptRun.class);

    /** Where a daemon started with an empty environment lets scripts look for their tools. */
    private static final String USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** What speaks to the daemon's own service manager or JVM is no business of a script. */
    private static final List<String> DAEMONS_OWN =
            List.of("NOTIFY_SOCKET", "WATCHDOG_PID", "WATCHDOG_USEC", "LISTEN_PID", "LISTEN_FDS", "JAVA_TOOL_OPTIONS");

    private static final int KILLED_BY_SIGNAL = 128;
    private static final long LOOK_MILLIS = 200;

    private final String label;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Duration timeout;

    /**
     * @param label how sentences call the device
     * @param command the script's absolute path, and its arguments
     * @param environment added to the daemon's own
     */
    ScriptRun(String label, List<String> command, Map<String, String> environment, Duration timeout) {
        this.label = label;
        this.command = command;
        this.environment = environment;
        this.timeout = timeout;
    }

    /**
     * Runs the script and waits for its end.
     *
     * @param complaint what it left elsewhere when it failed; may be empty
     * @throws ApiException when it cannot be started, fails, is cancelled or takes too long; it then runs no more
     */
    void run(Task task, Supplier<String> complaint) {
        try (ScriptOutput output = new ScriptOutput()) {
            Process process = start(output);
            boolean ended;
            try {
                ended = await(process, output, task);
            } finally {
                if (process.isAlive()) {
                    ProcessTree.kill(process);
                }
            }
            if (!ended) {
                throw failed(
                        "did not end within " + timeout.toSeconds()
                                + " s and was killed (hotplug_timeout in /etc/xen/xld.conf is its limit)",
                        complaint,
                        output);
            }
            if (process.exitValue() != 0) {
                throw failed(ending(process.exitValue()), complaint, output);
            }
            LOG.debug("{}: {} said: {}", label, words(), output.said());
        } catch (IOException e) {
            throw new ApiException(
                    ErrorKind.SCRIPT_FAILED, label + ": cannot run a script: " + e.getMessage(), null, null, e);
        }
    }

    private Process start(ScriptOutput output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> all = builder.environment();
        DAEMONS_OWN.forEach(all::remove);
        all.putIfAbsent("PATH", USUAL_PATH);
        all.putAll(environment);
        return builder.redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(output.file().toFile()))
                .start();
    }

    /** Whether it ended in time. */
    private boolean await(Process process, ScriptOutput output, Task task) throws IOException {
        long end = System.nanoTime() + timeout.toNanos();
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                output.limit();
                if (task.cancelled()) {
                    throw new ApiException(
                            ErrorKind.CANCELLED, label + ": " + words() + " was stopped: the request was cancelled");
                }
                if (System.nanoTime() > end) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(
                    ErrorKind.CANCELLED, label + ": " + words() + " was stopped: the daemon is stopping");
        }
    }

    private String words() {
        return String.join(" ", command);
    }

    private static String ending(int status) {
        return status > KILLED_BY_SIGNAL
                ? "was killed by signal " + (status - KILLED_BY_SIGNAL)
                : "failed with exit status " + status;
    }

    private ApiException failed(String how, Supplier<String> complaint, ScriptOutput output) throws IOException {
        String stored = ScriptOutput.oneLine(complaint.get());
        String printed = output.said();
        String said = stored.isEmpty() || printed.contains(stored)
                ? printed
                : printed.isEmpty() ? stored : stored + " (it printed: " + printed + ")";
        return new ApiException(
                ErrorKind.SCRIPT_FAILED,
                label + ": " + words() + " " + how + (said.isEmpty() ? " and said nothing" : ": " + said));
    }
}
