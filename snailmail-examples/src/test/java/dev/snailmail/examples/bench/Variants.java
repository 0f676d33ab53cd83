package dev.snailmail.examples.bench;

import dev.snailmail.examples.bench.peer.ServerProcess;
import dev.snailmail.examples.bench.result.Figure;
import dev.snailmail.examples.bench.result.Goal;
import dev.snailmail.examples.bench.result.Results;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A plain server and variants of it that answer alike, in turn under the same load: what it takes to answer that way. */
final class Variants implements AutoCloseable {

    private static final int CONNECTIONS = 64;
    private static final int RANGE = 4 << 10;
    private static final int REQUESTS = 12_000;
    private static final int WARM_UP = 36_000;
    private static final int ROUNDS = 10;

    private static final String PLAIN = "plain";

    private final TakingTurns turns = new TakingTurns(CONNECTIONS, BenchStore.ranges(RANGE));
    private final List<Row> rows = new ArrayList<>();

    /** One server beside another in a round. */
    private record Row(String text, String server, String other, Goal goal) {}

    Variants(ServerProcess plain) {
        start(PLAIN, plain);
    }

    private void start(String name, ServerProcess server) {
        turns.add(name, server, REQUESTS, WARM_UP);
    }

    /** A server that does more than the plain one. */
    void add(String name, ServerProcess server, Goal shareOfRequests) {
        start(name, server);
        rows.add(new Row(name, name, PLAIN, shareOfRequests));
    }

    void add(String name, ServerProcess server) {
        add(name, server, Goal.none());
    }

    /**
     * A server that does less than the plain one.
     *
     * @param more what the plain one does beside it
     */
    void addLess(String more, ServerProcess server, Goal shareOfRequests) {
        start(more, server);
        rows.add(new Row(more, PLAIN, more, shareOfRequests));
    }

    void compare(Results results) throws IOException {
        turns.take(ROUNDS);
        results.note("""
                Ranges of %d bytes of a file of 64 MB over %d keep-alive connections, %d rounds of %d requests, in which the \
                servers take turns. The client takes one of the processors, so rates differ by less than the processor time \
                of the servers. That of the plain one was %s µs a request.\
                """.formatted(
                RANGE, CONNECTIONS, ROUNDS, REQUESTS, turns.cpuMicros(PLAIN, 1).as("%.1f")));
        Figure rate = results.figure(
                "rate", "Requests a second, as a part of the plain server's in a round", "times", "%.2f");
        Figure cpu = results.figure(
                "cpu", "Processor time a request, more than the plain server's in a round", "µs", "%+.1f");
        for (Row row : rows) {
            rate.add(row.text, turns.rateBeside(row.server, row.other), row.goal);
            cpu.add(row.text, turns.cpuMicrosMoreThan(row.server, row.other));
        }
    }

    @Override
    public void close() throws IOException {
        turns.close();
    }
}
