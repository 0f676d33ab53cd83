package dev.snailmail.examples.bench.start;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The first request to a server and the answer to it, over a plain socket: no client library that would have to start as well.
 * The object is of zeros, which no head holds, so the answer is whole when as many of them have come.
 */
final class FirstAnswer {

    static final String KEY = "object.bin";

    /** Named by an annotation, too. */
    static final String ROOT = "target/start-store";

    private static final int SIZE = 4 << 10;
    private static final byte[] REQUEST =
            ("GET /" + KEY + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);

    private FirstAnswer() {}

    static byte[] object() {
        return new byte[SIZE];
    }

    /** A directory with the object in it. */
    static Path createRoot() throws IOException {
        Path root = Files.createDirectories(Path.of(ROOT));
        Files.write(root.resolve(KEY), object());
        return root;
    }

    static void await(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(REQUEST);
            InputStream answer = socket.getInputStream();
            byte[] buffer = new byte[SIZE];
            int zeros = 0;
            while (zeros < SIZE) {
                int read = answer.read(buffer);
                if (read < 0) {
                    throw new EOFException("the answer ended after " + zeros + " of " + SIZE + " bytes");
                }
                for (int i = 0; i < read; i++) {
                    zeros += buffer[i] == 0 ? 1 : 0;
                }
            }
        }
    }

    /** Has the classes of the client loaded before anything is measured, by asking a socket that answers by itself. */
    static void rehearse() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answerOnce(listener), "rehearsal");
            server.start();
            await(listener.getLocalPort());
            server.join();
        }
    }

    private static void answerOnce(ServerSocket listener) {
        try (Socket accepted = listener.accept()) {
            accepted.getInputStream().readNBytes(REQUEST.length);
            accepted.getOutputStream().write(object());
        } catch (IOException e) {
            // The client finds an answer that ends early.
            Thread.currentThread().interrupt();
        }
    }
}
