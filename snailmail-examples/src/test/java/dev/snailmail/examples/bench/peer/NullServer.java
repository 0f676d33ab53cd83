package dev.snailmail.examples.bench.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The floor of what is measured: answers whatever is read with the same bytes after the same delay, and does nothing
 * else. Its one thread never sleeps, for waking up is what takes longest; a server that has to serve cannot be earlier.
 */
final class NullServer implements Runnable {

    private static final int READ_BUFFER = 16 << 10;
    private static final int BACKLOG = 4096;

    private final long delayNanos;
    private final ByteBuffer answer;
    private final Selector selector = Selector.open();
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BUFFER);
    private final Queue<Due> waiting = new ArrayDeque<>();

    private NullServer(long delayNanos, int length) throws IOException {
        this.delayNanos = delayNanos;
        byte[] head = ("HTTP/1.1 206 Partial Content\r\nContent-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        answer = ByteBuffer.allocateDirect(head.length + length).put(head);
        answer.clear();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Starts one that runs as long as its JVM, and returns its port. */
    static int start(long delayNanos, int length) throws IOException {
        NullServer server = new NullServer(delayNanos, length);
        Thread thread = new Thread(server, "null-server");
        thread.setDaemon(true);
        thread.start();
        return server.listener.socket().getLocalPort();
    }

    @Override
    public void run() {
        try {
            while (true) {
                selector.selectNow(this::ready);
                while (!waiting.isEmpty() && waiting.peek().nanos - System.nanoTime() <= 0) {
                    waiting.remove().channel.write(answer.duplicate());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the null server has ended", e);
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel accepted = listener.accept();
                accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
                accepted.configureBlocking(false);
                accepted.register(selector, SelectionKey.OP_READ);
                return;
            }
            answerLater((SocketChannel) key.channel());
        } catch (IOException e) {
            // The client has left, as it does after each run.
            key.cancel();
        }
    }

    private void answerLater(SocketChannel channel) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            channel.close();
            return;
        }
        waiting.add(new Due(System.nanoTime() + delayNanos, channel));
    }

    private record Due(long nanos, SocketChannel channel) {}
}
