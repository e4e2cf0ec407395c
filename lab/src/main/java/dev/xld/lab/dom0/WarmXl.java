package dev.xld.lab.dom0;

import dev.xld.api.client.DaemonClient;
import dev.xld.api.client.SocketClient;
import dev.xld.cli.Terminal;
import dev.xld.cli.Xl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;

/**
 * Runs our xl's commands in one JVM that stays up, for under emulation a JVM's start takes seconds and the tests make hundreds of
 * calls. Everything of xl but its launcher is the same. A request is the working directory and the arguments, each ended by a
 * zero byte, until the client closes its side; the answer is {@code STATUS LENGTH\n}, LENGTH bytes of stdout, then stderr.
 */
public final class WarmXl {
    private WarmXl() {}

    public static void main(String[] args) throws IOException {
        Path socket = Path.of(args[0]);
        Files.deleteIfExists(socket);
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            while (true) {
                SocketChannel client = server.accept();
                new Thread(() -> serve(client)).start();
            }
        }
    }

    private static void serve(SocketChannel client) {
        try (client) {
            byte[] request = Channels.newInputStream(client).readAllBytes();
            String[] words = new String(request, StandardCharsets.UTF_8).split("\0", -1);
            Captured terminal = new Captured(Path.of(words[0]));
            int status;
            try (DaemonClient daemon = new SocketClient(SocketClient.DEFAULT_SOCKET)) {
                status = new Xl(daemon, terminal).run(Arrays.copyOfRange(words, 1, words.length - 1));
            }
            byte[] out = terminal.outBytes();
            send(client, (status + " " + out.length + "\n").getBytes(StandardCharsets.UTF_8));
            send(client, out);
            send(client, terminal.errBytes());
        } catch (IOException e) {
            System.err.println(e);
        }
    }

    private static void send(SocketChannel client, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            client.write(buffer);
        }
    }

    /** A terminal that keeps what is printed. */
    private static final class Captured implements Terminal {
        private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        private final PrintStream out = new PrintStream(outBytes, false, StandardCharsets.UTF_8);
        private final PrintStream err = new PrintStream(errBytes, false, StandardCharsets.UTF_8);
        private final Path directory;

        Captured(Path directory) {
            this.directory = directory;
        }

        byte[] outBytes() {
            out.flush();
            return outBytes.toByteArray();
        }

        byte[] errBytes() {
            err.flush();
            return errBytes.toByteArray();
        }

        @Override
        public PrintStream out() {
            return out;
        }

        @Override
        public PrintStream err() {
            return err;
        }

        @Override
        public Path directory() {
            return directory;
        }

        @Override
        public String readFile(Path file) throws IOException {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        }

        @Override
        public int runAttached(List<String> command, Runnable started) throws IOException {
            throw new IOException("there is no terminal to attach");
        }

        @Override
        public ZonedDateTime now() {
            return ZonedDateTime.now();
        }
    }
}
