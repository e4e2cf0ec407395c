package dev.xld.daemon.qemu;

import dev.xld.config.json.Json;
import dev.xld.config.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A qemu as its monitor socket shows it: one client at a time, answers as the test lays them down. */
final class FakeMonitor implements AutoCloseable {
    static final String GREETING =
            "{\"QMP\": {\"version\": {\"qemu\": {\"micro\": 0, \"minor\": 2, \"major\": 7}}, \"capabilities\": []}}";

    private final ServerSocketChannel server;
    private final String greeting;
    private final Map<String, String> answers = new ConcurrentHashMap<>(Map.of("qmp_capabilities", "{}"));
    private final List<String> requests = new CopyOnWriteArrayList<>();

    FakeMonitor(Path socket, String greeting) throws IOException {
        Files.createDirectories(socket.getParent());
        this.greeting = greeting;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread thread = new Thread(this::serve, "fake qemu");
        thread.setDaemon(true);
        thread.start();
    }

    FakeMonitor(Path socket) throws IOException {
        this(socket, GREETING);
    }

    /** What {@code command} returns, as JSON; text with {@code "error"} or an event in it is sent as it is. */
    FakeMonitor answer(String command, String json) {
        answers.put(command, json);
        return this;
    }

    /** All that was asked, as it came. */
    List<String> requests() {
        return requests;
    }

    private void serve() {
        while (server.isOpen()) {
            try (SocketChannel client = server.accept()) {
                talk(client);
            } catch (IOException gone) {
                // The next client, or the end.
            } catch (JsonReader.BadJsonException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void talk(SocketChannel client) throws IOException, JsonReader.BadJsonException {
        OutputStream out = Channels.newOutputStream(client);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(client), StandardCharsets.UTF_8));
        send(out, greeting);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            requests.add(line);
            Json.Obj request = (Json.Obj) JsonReader.read(line);
            String id = Long.toString(request.number("id").orElseThrow());
            String answer = answers.getOrDefault(
                    request.string("execute").orElseThrow(),
                    "{\"error\": {\"class\": \"CommandNotFound\", \"desc\": \"The command is unknown\"}, \"id\": ID}");
            send(
                    out,
                    answer.contains("ID")
                            ? answer.replace("ID", id)
                            : "{\"return\": " + answer + ", \"id\": " + id + "}");
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
