package dev.xld.daemon.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The other end of the socket, which sends what it likes. */
final class TestClient implements AutoCloseable {
    final SocketChannel channel;
    private final BufferedReader lines;

    TestClient(Path socket) throws IOException {
        this.channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        this.lines =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
    }

    /** Connected, and greeted. */
    static TestClient greeted(TestServer server) throws IOException {
        TestClient client = server.client();
        client.line();
        return client;
    }

    TestClient send(String line) throws IOException {
        return sendBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    TestClient sendBytes(byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
        return this;
    }

    /** The next line; null at the end of the connection, however it came. */
    String line() throws IOException {
        try {
            return lines.readLine();
        } catch (IOException reset) {
            return null;
        }
    }

    /** The next line that is no progress. */
    String answer() throws IOException {
        String line = line();
        while (line != null && line.contains("task.progress")) {
            line = line();
        }
        return line;
    }

    /** The answer to one request of the given method. */
    String ask(int id, String method, String parameters) throws IOException {
        send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}");
        return answer();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
