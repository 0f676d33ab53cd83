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
import java.util.function.LongSupplier;

/**
 * One thread that puts a server under load over many connections, each with one request in flight at most. In a closed loop the
 * answer to one request lets the next one go; in an open loop requests come when a {@link Schedule} says so, and wait where no
 * connection is free.
 */
public final class LoadClient implements AutoCloseable {

    private static final int READ_BUFFER = 256 << 10;
    private static final int SENT_BETWEEN_READS = 256;
    private static final int CONNECTIONS_PER_ADDRESS = 20_000;
    private static final long LONGEST_SILENCE_MILLIS = 30_000;
    private static final long LONGEST_SILENCE_NANOS = LONGEST_SILENCE_MILLIS * 1_000_000;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BUFFER);
    private final List<LoadConnection> connections = new ArrayList<>();
    private final Queue<LoadConnection> free = new ArrayDeque<>();

    private final LongSupplier clock;

    private List<ByteBuffer> requests;
    private Run run;

    /** From when on the answer to the next request is waited for. */
    private LongSupplier since;

    /** How many requests may have been sent by now. */
    private int due;

    private int sent;
    private int ended;

    /** Connects so many times, from as many loopback addresses as there must be for each to have a port. */
    public LoadClient(int port, int count) throws IOException {
        this(port, count, System::nanoTime);
    }

    LoadClient(int port, int count, LongSupplier clock) throws IOException {
        this.clock = clock;
        for (int i = 0; i < count; i++) {
            LoadConnection connection = LoadConnection.open(port, 1 + i / CONNECTIONS_PER_ADDRESS);
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

    /** What to do while as many requests are under way as there are connections. */
    @FunctionalInterface
    public interface InFlight {
        void look() throws IOException;
    }

    /** Sends so many requests in a closed loop, taking the given ones in turn, and returns when all have been answered. */
    public Run run(int total, List<ByteBuffer> ofThese) throws IOException {
        return run(total, ofThese, connections.size(), () -> {});
    }

    /** The same with fewer in flight at a time than there are connections, which take turns. */
    public Run run(int total, List<ByteBuffer> ofThese, int inFlight) throws IOException {
        return run(total, ofThese, inFlight, () -> {});
    }

    /** The same with one in flight on every connection, and once each has sent its first request, looks at the server meanwhile. */
    public Run run(int total, List<ByteBuffer> ofThese, InFlight meanwhile) throws IOException {
        return run(total, ofThese, connections.size(), meanwhile);
    }

    private Run run(int total, List<ByteBuffer> ofThese, int inFlight, InFlight meanwhile) throws IOException {
        begin(total, ofThese, clock);
        due = total;
        while (sent < Math.min(total, inFlight) && !free.isEmpty()) {
            sendNext();
            if (sent % SENT_BETWEEN_READS == 0) {
                selector.selectNow(this::readable);
            }
        }
        meanwhile.look();
        while (ended < total) {
            if (sent == ended || selector.select(this::readable, LONGEST_SILENCE_MILLIS) == 0) {
                // Nothing is under way: every connection has failed.
                throw silence();
            }
        }
        return run;
    }

    /**
     * Sends so many requests when they are due. It never sleeps meanwhile, since to be woken takes longer than what is to be measured,
     * but lets others go first: the system would take its processor away at some moment anyhow, and then for milliseconds.
     */
    public Run run(int total, List<ByteBuffer> ofThese, Schedule schedule) throws IOException {
        long[] arrivals = schedule.arrivals(total);
        long start = clock.getAsLong();
        long heard = start;
        begin(total, ofThese, () -> start + arrivals[sent]);
        while (ended < total) {
            long now = clock.getAsLong();
            while (due < total && start + arrivals[due] - now <= 0) {
                due++;
                if (free.isEmpty()) {
                    run.queued();
                } else {
                    sendNext();
                }
            }
            Thread.yield();
            if (selector.selectNow(this::readable) > 0 || sent == ended) {
                heard = now;
            } else if (now - heard > LONGEST_SILENCE_NANOS) {
                throw silence();
            }
        }
        return run;
    }

    private void begin(int total, List<ByteBuffer> ofThese, LongSupplier waitedForSince) {
        requests = ofThese;
        run = new Run(total);
        since = waitedForSince;
        due = 0;
        sent = 0;
        ended = 0;
    }

    private void readable(SelectionKey key) {
        LoadConnection connection = (LoadConnection) key.attachment();
        try {
            if (connection.receive(buffer)) {
                long now = clock.getAsLong();
                if (connection.throttled()) {
                    run.throttled(connection.since(), now);
                } else {
                    run.answered(connection.since(), now);
                }
                ended++;
                free.add(connection);
                if (sent < due) {
                    sendNext();
                }
            }
        } catch (IOException e) {
            run.failed(connection.since(), clock.getAsLong(), e);
            ended++;
            key.cancel();
        }
    }

    private void sendNext() throws IOException {
        long waitedForSince = since.getAsLong();
        ByteBuffer request = requests.get(sent++ % requests.size());
        free.remove().send(request.duplicate(), waitedForSince);
    }

    private IOException silence() {
        return new IOException(
                ended + " of " + run.size() + " requests ended, " + run.errors()
                        + " in errors, then nothing came within " + LONGEST_SILENCE_MILLIS + " ms",
                run.firstError());
    }

    @Override
    public void close() throws IOException {
        for (LoadConnection connection : connections) {
            connection.close();
        }
        selector.close();
    }
}
