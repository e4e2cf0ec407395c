package dev.xld.api.client;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands in for the daemon: sends its first line to whoever connects, then one list of lines for each line it gets, in the
 * order given, and closes the connection when there are none left.
 */
final class LineServer implements AutoCloseable {
    static final String HELLO =
            "{\"jsonrpc\":\"2.0\",\"method\":\"hello\",\"params\":{\"protocol\":1,\"version\":\"0.1.0\",\"xen\":\"4.17.5\",\"extensions\":[]}}";

    final Path socket;
    final List<String> received = new CopyOnWriteArrayList<>();
    private final ServerSocketChannel server;
    private final Thread thread;

    @SafeVarargs
    LineServer(String first, List<String>... answers) throws IOException {
        socket = Files.createTempDirectory("line-server").resolve("socket");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        thread = new Thread(() -> serve(first, List.of(answers)), "line server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(String first, List<List<String>> answers) {
        try (SocketChannel peer = server.accept();
                Scanner lines = new Scanner(Channels.newInputStream(peer), StandardCharsets.UTF_8)) {
            send(peer, first);
            for (List<String> answer : answers) {
                if (!lines.hasNextLine()) {
                    return;
                }
                received.add(lines.nextLine());
                for (String line : answer) {
                    send(peer, line);
                }
            }
        } catch (IOException e) {
            received.add("the client left: " + e.getMessage());
        }
    }

    private static void send(SocketChannel peer, String line) throws IOException {
        Channels.newOutputStream(peer).write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        Files.delete(socket.getParent());
    }
}
