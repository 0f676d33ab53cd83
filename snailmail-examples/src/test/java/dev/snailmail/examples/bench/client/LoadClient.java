package dev.snailmail.examples.bench.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** One thread that keeps many connections busy: whenever a response ends, its connection sends the next request. */
public final class LoadClient implements AutoCloseable {

    private static final int READ_BUFFER = 256 << 10;
    private static final int SENT_BETWEEN_READS = 256;
    private static final long LONGEST_SILENCE_MILLIS = 30_000;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BUFFER);
    private final List<LoadConnection> connections = new ArrayList<>();
    private final Queue<LoadConnection> free = new ArrayDeque<>();

    private List<ByteBuffer> requests;
    private Run run;
    private int sent;
    private int ended;

    public LoadClient(int port, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            LoadConnection connection = LoadConnection.open(port);
            connections.add(connection);
            connection.channel().register(selector, SelectionKey.OP_READ, connection);
        }
        free.addAll(connections);
    }

    /** The bytes of a GET for a range. */
    public static ByteBuffer get(String key, long from, long length) {
        return bytes(key, "Range: bytes=" + from + "-" + (from + length - 1) + "\r\n");
    }

    /** The bytes of a GET for a whole object. */
    public static ByteBuffer get(String key) {
        return bytes(key, "");
    }

    private static ByteBuffer bytes(String key, String header) {
        String text = "GET /" + key + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + header + "\r\n";
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    /** Sends so many requests, taking the given ones in turn, and returns when all have been answered. */
    public Run run(int total, List<ByteBuffer> ofThese) throws IOException {
        return run(total, ofThese, connections.size());
    }

    /** The same with fewer in flight at a time than there are connections, which take turns. */
    public Run run(int total, List<ByteBuffer> ofThese, int inFlight) throws IOException {
        requests = ofThese;
        run = new Run(total);
        sent = 0;
        ended = 0;
        while (sent < Math.min(total, inFlight)) {
            sendNext();
            if (sent % SENT_BETWEEN_READS == 0) {
                selector.selectNow(this::readable);
            }
        }
        while (ended < total) {
            if (selector.select(this::readable, LONGEST_SILENCE_MILLIS) == 0) {
                throw new IOException(
                        ended + " of " + total + " requests ended, " + run.errors() + " in errors, then nothing came");
            }
        }
        return run;
    }

    private void readable(SelectionKey key) {
        LoadConnection connection = (LoadConnection) key.attachment();
        try {
            if (connection.receive(buffer)) {
                if (connection.throttled()) {
                    run.throttled(connection.request(), System.nanoTime());
                } else {
                    run.ended(connection.request(), System.nanoTime());
                }
                ended++;
                free.add(connection);
                if (sent < run.size()) {
                    sendNext();
                }
            }
        } catch (IOException e) {
            run.failed(connection.request(), System.nanoTime(), e);
            ended++;
            key.cancel();
        }
    }

    private void sendNext() throws IOException {
        LoadConnection connection = free.remove();
        int number = sent++;
        run.sent(number, System.nanoTime());
        connection.send(number, requests.get(number % requests.size()).duplicate());
    }

    @Override
    public void close() throws IOException {
        for (LoadConnection connection : connections) {
            connection.close();
        }
        selector.close();
    }
}
