package dev.snailmail.http;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/** Prints what the first server of a JVM has recorded at its start, and how many classes its first answer loads. */
final class FirstAnswer {

    private FirstAnswer() {}

    /** @param arguments the root, the network, and the request line */
    public static void main(String[] arguments) throws IOException {
        AtomicInteger logged = new AtomicInteger();
        Logger requests = Logger.getLogger("dev.snailmail.requests");
        requests.setUseParentHandlers(false);
        requests.setLevel(Level.FINE);
        requests.addHandler(new StreamHandler() {
            @Override
            public synchronized void publish(LogRecord record) {
                logged.incrementAndGet();
            }
        });
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        classes.getTotalLoadedClassCount();
        try (SlowServer server = SlowServer.builder(Path.of(arguments[0]))
                .network(Network.parse(arguments[1]))
                .start()) {
            Recording recording = server.snapshot();
            System.out.println("requests " + recording.requestCount());
            System.out.println("connections " + recording.connectionsOpened());
            System.out.println("logged " + logged.get());
            long before = classes.getTotalLoadedClassCount();
            ask(server.port(), arguments[2]);
            System.out.println("classes " + (classes.getTotalLoadedClassCount() - before));
            System.out.println("first " + server.recording().requests());
        }
    }

    private static void ask(int port, String requestLine) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (SocketChannel client = SocketChannel.open(new InetSocketAddress(loopback, port))) {
            String request = requestLine + " HTTP/1.1\r\nHost: 127.0.0.1\r\nRange: bytes=0-9\r\n\r\n";
            client.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            client.read(ByteBuffer.allocate(1000));
        }
    }
}
