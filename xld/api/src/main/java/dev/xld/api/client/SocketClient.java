package dev.xld.api.client;

import com.fasterxml.jackson.jr.ob.JSON;
import com.fasterxml.jackson.jr.ob.JSONObjectException;
import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.api.Method;
import dev.xld.api.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@link DaemonClient} over the Unix socket: JSON-RPC 2.0, one object a line. Connects on the first call. Not safe for use by
 * several threads at once, but {@link #close} may come from any.
 */
public final class SocketClient implements DaemonClient {
    /** Where the daemon listens unless configured otherwise. */
    public static final Path DEFAULT_SOCKET = Path.of("/run/xld/xld.sock");

    private static final int LONGEST_LINE = 64 << 20;

    private final Path socket;
    private @Nullable SocketChannel channel;
    private @Nullable BufferedReader lines;
    private long nextId = 1;

    public SocketClient(Path socket) {
        this.socket = socket;
    }

    @Override
    public <R> R call(Method method, Object parameters, Class<R> result, Consumer<Progress> progress) {
        long id = nextId++;
        try {
            BufferedReader answers = connect();
            send(id, method, parameters);
            while (true) {
                Map<String, Object> message = JSON.std.mapFrom(nextLine(answers));
                if (message.get("method") instanceof String name) {
                    if (name.equals("task.progress")) {
                        progress.accept(convert(message.get("params"), Progress.class));
                    }
                } else if (message.get("id") == null || message.get("id") instanceof Number n && n.longValue() == id) {
                    return answer(message, result);
                }
            }
        } catch (JSONObjectException e) {
            throw new ApiException(
                    ErrorKind.INTERNAL,
                    "the xld daemon sent what is no answer: " + e.getOriginalMessage(),
                    null,
                    null,
                    e);
        } catch (IOException e) {
            close();
            throw lost(e);
        }
    }

    private BufferedReader connect() throws IOException {
        BufferedReader open = lines;
        if (open != null) {
            return open;
        }
        SocketChannel fresh = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            fresh.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            fresh.close();
            throw new ApiException(ErrorKind.BUSY, unreachable(e), null, null, e);
        }
        channel = fresh;
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(fresh), StandardCharsets.UTF_8));
        lines = reader;
        return reader;
    }

    private String unreachable(IOException e) {
        String why = Files.exists(socket) ? String.valueOf(e.getMessage()) : "No such file or directory";
        String what = why.equals("Permission denied")
                ? "ask root to add you to the group that xld.conf names"
                : "start it with `service xld start`";
        return "cannot reach the xld daemon at " + socket + ": " + why + "; " + what;
    }

    private ApiException lost(IOException e) {
        return new ApiException(
                ErrorKind.INTERNAL,
                "the xld daemon went away before it answered (" + e.getMessage() + "); see /var/log/xen/xld.log",
                null,
                null,
                e);
    }

    private void send(long id, Method method, Object parameters) throws IOException {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("jsonrpc", "2.0");
        request.put("id", id);
        request.put("method", method.wireName());
        request.put("params", parameters);
        ByteBuffer bytes = ByteBuffer.wrap((JSON.std.asString(request) + "\n").getBytes(StandardCharsets.UTF_8));
        SocketChannel to = java.util.Objects.requireNonNull(channel);
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    private static String nextLine(BufferedReader answers) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = answers.read(); c != '\n'; c = answers.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("an answer is longer than " + LONGEST_LINE + " characters");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private static <R> R answer(Map<String, Object> message, Class<R> result) throws IOException {
        if (message.get("error") instanceof Map<?, ?> error) {
            throw failure(error);
        }
        return convert(message.get("result"), result);
    }

    private static <R> R convert(@Nullable Object tree, Class<R> type) throws IOException {
        String text = JSON.std.asString(tree);
        if (type.isArray()) {
            return type.cast(JSON.std.arrayOfFrom(type.getComponentType(), text));
        }
        return JSON.std.beanFrom(type, text);
    }

    private static ApiException failure(Map<?, ?> error) {
        Map<?, ?> data = error.get("data") instanceof Map<?, ?> given ? given : Map.of();
        ErrorKind kind = ErrorKind.INTERNAL;
        for (ErrorKind known : ErrorKind.values()) {
            if (known.name().equals(data.get("kind"))) {
                kind = known;
            }
        }
        return new ApiException(
                kind, String.valueOf(error.get("message")), text(data.get("errno")), text(data.get("step")), null);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    @Override
    public void close() {
        SocketChannel open = channel;
        channel = null;
        lines = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // The connection is given up; how it closes changes nothing.
            }
        }
    }
}
