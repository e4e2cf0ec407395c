package dev.xld.api.client;

import com.fasterxml.jackson.core.JacksonException;
import dev.xld.api.Hello;
import dev.xld.api.Method;
import dev.xld.api.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@link DaemonClient} over the daemon's Unix socket: JSON-RPC 2.0, one object a line. Connects on the first call, and stays
 * connected. One thread calls; {@link #close} may come from any.
 */
public final class SocketClient implements DaemonClient {
    /** Where the daemon listens unless configured otherwise. */
    public static final Path DEFAULT_SOCKET = Path.of("/run/xld/xld.sock");

    private static final int PROTOCOL = 1;

    private final Path socket;
    private volatile @Nullable LineChannel channel;
    private long nextId = 1;

    public SocketClient(Path socket) {
        this.socket = socket;
    }

    @Override
    public <R> R call(Method method, Object parameters, Class<R> result, Consumer<Progress> progress) {
        LineChannel connection = connected();
        long id = nextId++;
        try {
            byte[] request = Codec.request(id, method, parameters);
            if (request.length > LineChannel.LONGEST) {
                throw new IOException("the request is longer than " + LineChannel.LONGEST + " bytes");
            }
            connection.write(request);
            while (true) {
                Map<String, Object> message = Codec.message(connection.read());
                if ("task.progress".equals(message.get("method"))) {
                    progress.accept(Codec.record(message.get("params"), Progress.class));
                } else if (answers(message, id)) {
                    if (message.get("error") instanceof Map<?, ?> error) {
                        throw Codec.failure(error);
                    }
                    return Codec.record(message.get("result"), result);
                }
            }
        } catch (IOException e) {
            close();
            throw lost(method, e);
        }
    }

    /** An error without an id is about a line the daemon could not read, and we have sent only one. */
    private static boolean answers(Map<String, Object> message, long id) {
        return message.get("id") instanceof Number number
                ? number.longValue() == id
                : message.get("error") != null && message.get("method") == null;
    }

    private LineChannel connected() {
        LineChannel open = channel;
        if (open != null) {
            return open;
        }
        LineChannel fresh;
        try {
            fresh = LineChannel.connect(socket);
        } catch (IOException e) {
            throw unreachable(e);
        }
        channel = fresh;
        try {
            greet(fresh);
        } catch (IOException e) {
            close();
            throw unreachable(e);
        }
        return fresh;
    }

    private static void greet(LineChannel fresh) throws IOException {
        Map<String, Object> first = Codec.message(fresh.read());
        if (!"hello".equals(first.get("method"))) {
            throw new IOException("what listens there is not xld");
        }
        Hello hello = Codec.record(first.get("params"), Hello.class);
        if (hello.protocol() != PROTOCOL) {
            throw new IOException("it is xld " + hello.version() + " and speaks protocol " + hello.protocol()
                    + ", this xl speaks " + PROTOCOL);
        }
    }

    private UnreachableException unreachable(IOException e) {
        String why = sentence(e);
        String advice = switch (why) {
            case "Permission denied" -> "; only root and the group named in /etc/xen/xld.conf may";
            case "No such file or directory", "Connection refused" ->
                "; start it with 'systemctl start xld' or 'service xld start'";
            default -> "";
        };
        return new UnreachableException("xl: cannot reach the xld daemon at " + socket + ": " + why + advice, e);
    }

    private static UnreachableException lost(Method method, IOException e) {
        return new UnreachableException(
                "xl: no answer from the xld daemon to " + method.wireName() + ": " + sentence(e)
                        + "; see /var/log/xen/xld.log",
                e);
    }

    private static String sentence(IOException e) {
        return e instanceof JacksonException odd
                ? "it sent what is no answer: " + odd.getOriginalMessage()
                : String.valueOf(e.getMessage());
    }

    @Override
    public void close() {
        LineChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // The connection is given up; how it closes changes nothing.
            }
        }
    }
}
