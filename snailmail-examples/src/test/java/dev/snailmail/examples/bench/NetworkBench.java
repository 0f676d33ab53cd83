package dev.snailmail.examples.bench;

import dev.snailmail.examples.bench.client.LoadClient;
import dev.snailmail.examples.bench.client.LoadConnection;
import dev.snailmail.examples.bench.client.Run;
import dev.snailmail.examples.bench.peer.ServerProcess;
import dev.snailmail.examples.bench.result.Figure;
import dev.snailmail.examples.bench.result.Goal;
import dev.snailmail.examples.bench.result.Results;
import dev.snailmail.examples.bench.result.Spread;
import dev.snailmail.examples.bench.result.Subject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How close the network model comes to what it promises. */
@Tag("bench")
@Tag("network")
class NetworkBench {

    private static final int RUNS = 10;
    private static final int RUNS_OF_OTHERS = 3;
    private static final int MANY = 16;
    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final double SECONDS_PER_RUN = 0.5;

    /** At 2 ms each, {@link #MANY} clients make some 7,000 a second. */
    private static final int THROTTLED_REQUESTS = 14_000;

    /** Something that is measured once. */
    @FunctionalInterface
    private interface Measurement {
        Run once() throws IOException;
    }

    private final Results results = Results.of(Subject.NETWORK);

    @Test
    void againstWhatItPromises() throws IOException {
        results.note("Downloads as long as the network takes " + SECONDS_PER_RUN
                + " s for, from the first request sent to the last byte;"
                + " each row over a server of its own, after a run that is not counted. The fairness is Jain's, over the rates of "
                + MANY + " equal downloads: 1 if all are equal.");
        ratesOfDownloads();
        Figure caps = percent("caps", "Connections of 10 MB/s under a ceiling of 160 MB/s: error of the rate", "%+.3f");
        for (int connections : new int[] {1, 4, 16, 64}) {
            cappedConnections(connections, caps);
        }
        Figure slowStart = percent("slow-start", "Slow start at 50 ms and 100 MB/s: error of the time", "%+.2f");
        for (int bytes : new int[] {10_000, 100_000, 1_000_000, 10_000_000}) {
            slowStart(bytes, slowStart);
        }
        besideAStuckReader(percent("stuck", "Beside a reader that is stuck: error of the rate", "%+.3f"));
        throttling(percent("throttling", "Requests accepted where more are asked for: error of the rate", "%+.2f"));
        results.publish();
    }

    private Figure percent(String name, String title, String format) {
        return results.figure(name, title, "%", format);
    }

    private void ratesOfDownloads() throws IOException {
        Map<String, Spread> errors = new LinkedHashMap<>();
        Map<String, Spread> fairness = new LinkedHashMap<>();
        for (int rate : new int[] {1, 10, 100, 1000, 2500}) {
            try (ServerProcess server = ServerProcess.snailmail(BenchStore.createHuge(), rate + "MB/s")) {
                for (int downloads : new int[] {1, MANY}) {
                    long body = (long) (rate * BYTES_PER_MEGABYTE * SECONDS_PER_RUN / downloads);
                    List<Run> runs = repeated(RUNS, () -> download(server, downloads, body));
                    String what = downloads + (downloads == 1 ? " download" : " downloads") + " at " + rate + " MB/s";
                    errors.put(what, spread(runs, run -> errorPercent(run, rate, body)));
                    if (downloads > 1) {
                        fairness.put(what, spread(runs, Run::fairness));
                    }
                }
            }
            results.progress("%d MB/s", rate);
        }
        Figure error = percent("rates", "Rate of all downloads together: error", "%+.3f");
        errors.forEach(
                (what, spread) -> error.add(what, spread, Goal.within(0.5).stretch(0.2)));
        Figure fair = results.figure("fairness", "Fairness between downloads", "Jain's index", "%.5f");
        fairness.forEach((what, spread) -> fair.add(what, spread, Goal.atLeast(0.999)));
    }

    /** 16 of them are as many as the ceiling has room for. */
    private void cappedConnections(int connections, Figure figure) throws IOException {
        int expected = Math.min(10 * connections, 160);
        long body = (long) (expected * BYTES_PER_MEGABYTE * SECONDS_PER_RUN / connections);
        try (ServerProcess server =
                ServerProcess.snailmail(BenchStore.createHuge(), "160MB/s, perConnection(10MB/s)")) {
            List<Run> runs = repeated(RUNS_OF_OTHERS, () -> download(server, connections, body));
            figure.add(
                    connections + (connections == 1 ? " connection: " : " connections: ") + expected + " MB/s",
                    spread(runs, run -> errorPercent(run, expected, body)),
                    Goal.within(2));
        }
    }

    private void slowStart(int bytes, Figure figure) throws IOException {
        double expected = new SlowStartFormula(0.05, 100e6).seconds(bytes);
        try (ServerProcess server = ServerProcess.snailmail(
                BenchStore.createHuge(), "fixed(50ms), perConnection(100MB/s), slowStart(50ms)")) {
            List<Run> runs = repeated(RUNS_OF_OTHERS, () -> download(server, 1, bytes));
            figure.add(
                    String.format(Locale.ROOT, "%,d bytes: %.0f ms", bytes, 1000 * expected),
                    spread(runs, run -> 100 * (run.seconds() / expected - 1)),
                    Goal.within(5));
        }
    }

    private void besideAStuckReader(Figure figure) throws IOException {
        int rate = 100;
        long body = (long) (rate * BYTES_PER_MEGABYTE * SECONDS_PER_RUN);
        try (ServerProcess server = ServerProcess.snailmail(BenchStore.createHuge(), rate + "MB/s");
                LoadConnection stuck = LoadConnection.open(server.port())) {
            ByteBuffer wanted = BenchStore.start(body).get(0);
            stuck.send(wanted.duplicate(), 0);
            List<Run> runs = repeated(RUNS_OF_OTHERS, () -> download(server, 1, body));
            figure.add(
                    "a download at " + rate + " MB/s",
                    spread(runs, run -> errorPercent(run, rate, body)),
                    Goal.within(1));
        }
    }

    private void throttling(Figure figure) throws IOException {
        int limit = 1000;
        try (ServerProcess server =
                        ServerProcess.snailmail(BenchStore.create(), "fixed(2ms), limit(" + limit + "/s, per=server)");
                LoadClient client = new LoadClient(server.port(), MANY)) {
            List<Run> runs = repeated(RUNS_OF_OTHERS, () -> client.run(THROTTLED_REQUESTS, BenchStore.ranges(100)));
            figure.add(
                    MANY + " clients, " + limit + " a second",
                    spread(runs, run -> 100 * (run.acceptedPerSecond() / limit - 1)),
                    Goal.within(2));
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
    private static List<Run> repeated(int times, Measurement measurement) throws IOException {
        List<Run> runs = new ArrayList<>();
        measurement.once();
        for (int i = 0; i < times; i++) {
            runs.add(measurement.once());
        }
        return runs;
    }

    private static Spread spread(List<Run> runs, ToDoubleFunction<Run> figure) {
        return Spread.of(runs.stream().map(figure::applyAsDouble).toList());
    }
}
