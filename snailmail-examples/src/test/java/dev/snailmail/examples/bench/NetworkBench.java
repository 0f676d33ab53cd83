package dev.snailmail.examples.bench;

import dev.snailmail.examples.bench.client.LoadClient;
import dev.snailmail.examples.bench.client.LoadConnection;
import dev.snailmail.examples.bench.client.Run;
import dev.snailmail.examples.bench.peer.ServerProcess;
import dev.snailmail.examples.bench.result.ResultTable;
import dev.snailmail.examples.bench.result.Spread;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How close the network model comes to what it promises, as one table: {@code mvn -Pbench -Dtest=NetworkBench}. */
@Tag("bench")
class NetworkBench {

    private static final int RUNS = 7;
    private static final int MANY = 16;
    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final double SECONDS_PER_RUN = 0.8;

    /** At 2 ms each, {@link #MANY} clients make some 7,000 a second. */
    private static final int THROTTLED_REQUESTS = 20_000;

    private final ResultTable table = new ResultTable("The network model against its goals, " + RUNS + " runs each");

    /** Something that is measured once. */
    @FunctionalInterface
    private interface Measurement {
        double once() throws IOException;
    }

    @Test
    void theTable() throws IOException {
        for (int rate : new int[] {1, 10, 100, 1000, 2500}) {
            rateOfDownloads(rate, 1);
            rateOfDownloads(rate, MANY);
        }
        fairness(10);
        fairness(100);
        for (int connections : new int[] {1, 4, 16, 64}) {
            cappedConnections(connections);
        }
        for (int bytes : new int[] {10_000, 100_000, 1_000_000, 10_000_000}) {
            slowStart(bytes);
        }
        besideAStuckReader();
        throttling();
        table.write("network.md");
    }

    private void rateOfDownloads(int rate, int downloads) throws IOException {
        long body = (long) (rate * BYTES_PER_MEGABYTE * SECONDS_PER_RUN / downloads);
        try (ServerProcess server = ServerProcess.snailmail(BenchStore.createHuge(), rate + "MB/s")) {
            Spread error = repeated(() -> errorPercent(download(server, downloads, body), rate, body));
            table.add(
                    "aggregate of " + downloads + (downloads == 1 ? " download" : " downloads") + " at " + rate
                            + " MB/s",
                    "error ≤ 0.5 %",
                    error,
                    "%+.3f %%",
                    Math.abs(error.median()) <= 0.5);
        }
    }

    private void fairness(int rate) throws IOException {
        long body = (long) (rate * BYTES_PER_MEGABYTE * SECONDS_PER_RUN / MANY);
        try (ServerProcess server = ServerProcess.snailmail(BenchStore.createHuge(), rate + "MB/s")) {
            Spread fairness = repeated(() -> download(server, MANY, body).fairness());
            table.add(
                    "Jain's fairness of " + MANY + " equal downloads at " + rate + " MB/s",
                    "≥ 0.999",
                    fairness,
                    "%.5f",
                    fairness.median() >= 0.999);
        }
    }

    /** 10 MB/s over each connection and 160 MB/s over all: 16 of them are as many as the ceiling has room for. */
    private void cappedConnections(int connections) throws IOException {
        int expected = Math.min(10 * connections, 160);
        long body = (long) (expected * BYTES_PER_MEGABYTE * SECONDS_PER_RUN / connections);
        try (ServerProcess server =
                ServerProcess.snailmail(BenchStore.createHuge(), "160MB/s, perConnection(10MB/s)")) {
            Spread error = repeated(() -> errorPercent(download(server, connections, body), expected, body));
            table.add(
                    connections + " connections of 10 MB/s under a ceiling of 160 MB/s: " + expected + " MB/s",
                    "error ≤ 2 %",
                    error,
                    "%+.3f %%",
                    Math.abs(error.median()) <= 2);
        }
    }

    private void slowStart(int bytes) throws IOException {
        double expected = new SlowStartFormula(0.05, 100e6).seconds(bytes);
        try (ServerProcess server = ServerProcess.snailmail(
                BenchStore.createHuge(), "fixed(50ms), perConnection(100MB/s), slowStart(50ms)")) {
            Spread error = repeated(() -> 100 * (download(server, 1, bytes).seconds() / expected - 1));
            table.add(
                    String.format("slow start: %,d bytes at 50 ms and 100 MB/s: %.0f ms", bytes, 1000 * expected),
                    "error ≤ 5 %",
                    error,
                    "%+.2f %%",
                    Math.abs(error.median()) <= 5);
        }
    }

    private void besideAStuckReader() throws IOException {
        int rate = 100;
        long body = (long) (rate * BYTES_PER_MEGABYTE * SECONDS_PER_RUN);
        try (ServerProcess server = ServerProcess.snailmail(BenchStore.createHuge(), rate + "MB/s");
                LoadConnection stuck = LoadConnection.open(server.port())) {
            ByteBuffer wanted = BenchStore.start(body).get(0);
            stuck.send(0, wanted.duplicate());
            Spread error = repeated(() -> errorPercent(download(server, 1, body), rate, body));
            table.add(
                    "a download at " + rate + " MB/s beside a reader that is stuck",
                    "error ≤ 1 %",
                    error,
                    "%+.3f %%",
                    Math.abs(error.median()) <= 1);
        }
    }

    private void throttling() throws IOException {
        int limit = 1000;
        try (ServerProcess server =
                        ServerProcess.snailmail(BenchStore.create(), "fixed(2ms), limit(" + limit + "/s, per=server)");
                LoadClient client = new LoadClient(server.port(), MANY)) {
            Spread error = repeated(() -> 100
                    * (client.run(THROTTLED_REQUESTS, BenchStore.ranges(100)).acceptedPerSecond() / limit - 1));
            table.add(
                    "requests accepted of " + MANY + " clients that ask for more than " + limit + " a second",
                    "error ≤ 2 %",
                    error,
                    "%+.2f %%",
                    Math.abs(error.median()) <= 2);
        }
    }

    private static Run download(ServerProcess server, int downloads, long body) throws IOException {
        try (LoadClient client = new LoadClient(server.port(), downloads)) {
            return client.run(downloads, BenchStore.start(body)).requireNoErrors();
        }
    }

    private static double errorPercent(Run run, int megabytesPerSecond, long body) {
        double rate = (double) run.size() * body / run.seconds();
        return 100 * (rate / (megabytesPerSecond * BYTES_PER_MEGABYTE) - 1);
    }

    /** The first run is not counted. */
    private static Spread repeated(Measurement measurement) throws IOException {
        List<Double> values = new ArrayList<>();
        measurement.once();
        for (int i = 0; i < RUNS; i++) {
            values.add(measurement.once());
        }
        return Spread.of(values);
    }
}
