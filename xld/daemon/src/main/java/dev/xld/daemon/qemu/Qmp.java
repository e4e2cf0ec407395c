package dev.xld.daemon.qemu;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.json.Json;
import dev.xld.config.json.JsonPrinter;
import dev.xld.config.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A conversation with a domain's qemu over its monitor socket. Nobody else, libxl included, talks to this qemu meanwhile, so it
 * is to be short. What qemu says is not trusted: a guest may have taken it over. Arguments reach no log and no sentence, since
 * some are passwords. Used by one thread; got from {@link DeviceModels#qmp}.
 */
public final class Qmp implements AutoCloseable {
    /** What a command may take, as with libxl. */
    static final Duration BOUND = Duration.ofSeconds(10);

    private static final int WORDS_KEPT = 300;

    private final QmpLines lines;
    private final AutoCloseable lock;
    private final String peer;
    private final Duration bound;
    private long lastId;

    private Qmp(QmpLines lines, AutoCloseable lock, String peer, Duration bound) {
        this.lines = lines;
        this.lock = lock;
        this.peer = peer;
        this.bound = bound;
    }

    /**
     * Connects and greets.
     *
     * @param lock held by the caller, let go of by {@link #close} or when this fails
     * @param peer how sentences call the other end: {@code the device model of domain 3}
     */
    static Qmp open(Path socket, AutoCloseable lock, String peer, Duration bound) {
        Qmp qmp = null;
        try {
            long deadline = System.nanoTime() + bound.toNanos();
            qmp = new Qmp(QmpLines.connect(socket, deadline), lock, peer, bound);
            qmp.greet(deadline);
            return qmp;
        } catch (IOException | RuntimeException e) {
            closeAfter(e, qmp != null ? qmp : lock);
            if (e instanceof RuntimeException failure) {
                throw failure;
            }
            throw new ApiException(
                    ErrorKind.XEN_FAILED,
                    "cannot talk to " + peer + " at " + socket + ": " + said(String.valueOf(e.getMessage())) + ".",
                    null,
                    null,
                    e);
        }
    }

    private static void closeAfter(Exception failure, AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    private void greet(long deadline) throws IOException {
        Json.Obj greeting = object(lines.receive(deadline));
        if (greeting.get("QMP").isEmpty()) {
            throw unintelligible("greeted with something else than QMP");
        }
        execute("qmp_capabilities");
    }

    public Json execute(String command) {
        return execute(command, Json.Obj.EMPTY);
    }

    /**
     * Has a command carried out and gives what it returned.
     *
     * @throws QmpRefusal when qemu says no
     * @throws ApiException when it says nothing within 10 s, or nothing intelligible
     */
    public Json execute(String command, Json.Obj arguments) {
        long id = ++lastId;
        Map<String, Json> request = new LinkedHashMap<>();
        request.put("execute", new Json.Str(command));
        if (!arguments.members().isEmpty()) {
            request.put("arguments", arguments);
        }
        request.put("id", Json.Num.of(id));
        try {
            long deadline = System.nanoTime() + bound.toNanos();
            lines.send(JsonPrinter.line(new Json.Obj(request)), deadline);
            while (true) {
                Json.Obj answer = object(lines.receive(deadline));
                if (answer.get("event").isEmpty() && answersTo(id, answer)) {
                    return result(command, answer);
                }
            }
        } catch (IOException e) {
            throw new ApiException(
                    ErrorKind.XEN_FAILED,
                    peer + " did not do " + command + ": " + said(String.valueOf(e.getMessage())),
                    null,
                    null,
                    e);
        }
    }

    /** An error may come without an id, when qemu could not even read the command. */
    private static boolean answersTo(long id, Json.Obj answer) {
        return answer.get("id").isEmpty()
                ? answer.get("error").isPresent()
                : answer.number("id").filter(number -> number == id).isPresent();
    }

    private Json result(String command, Json.Obj answer) {
        if (answer.get("error").isPresent()) {
            Json.Obj error = answer.object("error");
            throw new QmpRefusal(
                    peer + " refused " + command + ": "
                            + said(error.string("desc").orElse("it gave no reason")),
                    error.string("class").orElse(""));
        }
        return answer.get("return").orElseThrow(() -> unintelligible("answered " + command + " with no result"));
    }

    private Json.Obj object(String line) {
        try {
            if (JsonReader.read(line) instanceof Json.Obj object) {
                return object;
            }
            throw unintelligible("sent JSON that is no object");
        } catch (JsonReader.BadJsonException e) {
            throw unintelligible("sent something that is no JSON");
        }
    }

    private ApiException unintelligible(String what) {
        return new ApiException(ErrorKind.XEN_FAILED, peer + " " + what + ".");
    }

    /** Another program's words, bounded and with nothing in them that a terminal would obey. */
    private static String said(String words) {
        String safe = words.strip().replaceAll("\\p{Cntrl}", "?");
        return safe.length() <= WORDS_KEPT ? safe : safe.substring(0, WORDS_KEPT) + "...";
    }

    @Override
    public void close() {
        try (AutoCloseable last = lock;
                AutoCloseable first = lines) {
            // Both are closed, the connection before the lock.
        } catch (IOException e) {
            throw new UncheckedIOException("cannot end the conversation with " + peer + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot let go of the monitor of " + peer, e);
        }
    }
}
