package dev.snailmail.examples.bench;

import dev.snailmail.examples.bench.client.LoadClient;
import dev.snailmail.examples.bench.client.OpenFiles;
import dev.snailmail.examples.bench.client.Run;
import dev.snailmail.examples.bench.peer.ServerProcess;
import dev.snailmail.examples.bench.result.Figure;
import dev.snailmail.examples.bench.result.Goal;
import dev.snailmail.examples.bench.result.Results;
import dev.snailmail.examples.bench.result.Spread;
import dev.snailmail.examples.bench.result.Subject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Very many requests at once, each on a connection of its own and each delayed by seconds: how long, how many threads, how much heap. */
@Tag("bench")
@Tag("wave")
class WaveBench {

    private static final int MANY = 10_000;
    private static final int MORE = 50_000;
    private static final int RANGE = 1 << 10;
    private static final int WARM_UPS = 3;
    private static final int RUNS = 10;
    private static final int RUNS_OF_MORE = 2;
    private static final int RUNS_OF_HEAP = 2;
    private static final double BYTES_PER_KILOBYTE = 1 << 10;

    private final List<ByteBuffer> requests = BenchStore.ranges(RANGE);
    private final Results results = Results.of(Subject.WAVE);
    private final int more = Math.min(MORE, OpenFiles.mostConnections());

    WaveBench() throws IOException {}

    private record Wave(double seconds, double errors, double threads) {}

    @Test
    void manyRequestsInFlight() throws IOException {
        results.note(String.format(
                Locale.ROOT,
                "Requests for ranges of 1 KiB, each over a connection of its own, all sent as fast as the client can. The floor is a server"
                        + " with one thread that never sleeps and does nothing but wait and answer. Warm is what has had %d waves before,"
                        + " or one with the small heap. %s",
                WARM_UPS,
                more < MORE
                        ? String.format(
                                Locale.ROOT,
                                "What is to be measured with %,d is measured with %,d here, since no process may have more files open.",
                                MORE,
                                more)
                        : ""));
        List<Wave> ours = wavesOfMany(ServerProcess.snailmail(BenchStore.create(), "fixed(1s)"));
        List<Wave> floor = wavesOfMany(ServerProcess.nothing(Duration.ofSeconds(1), RANGE));
        List<Wave> inSmallHeap = wavesOfMore();

        seconds(ours, floor, inSmallHeap);
        errors(ours, inSmallHeap);
        threads(ours, inSmallHeap);
        heapOfMany();
        results.publish();
    }

    private List<Wave> wavesOfMany(ServerProcess started) throws IOException {
        try (ServerProcess server = started;
                LoadClient client = new LoadClient(server.port(), MANY)) {
            List<Wave> waves = new ArrayList<>();
            for (int i = 0; i < WARM_UPS + RUNS; i++) {
                waves.add(wave(client, server, MANY));
            }
            results.progress("%d waves of %d", waves.size(), MANY);
            return waves;
        }
    }

    private List<Wave> wavesOfMore() throws IOException {
        try (ServerProcess server = ServerProcess.snailmail(BenchStore.create(), "fixed(3s)", List.of("-Xmx256m"));
                LoadClient client = new LoadClient(server.port(), more)) {
            List<Wave> waves = new ArrayList<>();
            for (int i = 0; i <= RUNS_OF_MORE; i++) {
                waves.add(wave(client, server, more));
            }
            results.progress("%d waves of %d", waves.size(), more);
            return waves;
        }
    }

    private Wave wave(LoadClient client, ServerProcess server, int size) throws IOException {
        int[] threads = new int[1];
        Run run = client.run(size, requests, () -> threads[0] = server.threads());
        return new Wave(run.seconds(), run.errors(), threads[0]);
    }

    private void seconds(List<Wave> ours, List<Wave> floor, List<Wave> inSmallHeap) {
        double stretch = warm(floor, WARM_UPS).median();
        Goal goal = Goal.atMost(1.2);
        Figure seconds = results.figure("seconds", "From the first request sent to the last answer", "s", "%.3f");
        seconds.add(of(MANY, 1), warm(ours, WARM_UPS), stretch < 1.2 ? goal.stretch(stretch) : goal);
        seconds.add("  the floor", warm(floor, WARM_UPS));
        seconds.add("  the first of a server just started", Spread.once(ours.get(0).seconds));
        seconds.add(of(more, 3), warm(inSmallHeap, 1));
    }

    private static Spread warm(List<Wave> waves, int warmUps) {
        return Spread.of(waves.stream().skip(warmUps).map(Wave::seconds).toList());
    }

    private void errors(List<Wave> ours, List<Wave> inSmallHeap) {
        Figure errors = results.figure("errors", "Requests without a whole answer, in all waves", "requests", "%.0f");
        errors.add(of(MANY, 1), sum(ours), Goal.atMost(0));
        errors.add(of(more, 3), sum(inSmallHeap), Goal.atMost(0));
    }

    private static Spread sum(List<Wave> waves) {
        return Spread.once(waves.stream().mapToDouble(Wave::errors).sum());
    }

    private void threads(List<Wave> ours, List<Wave> inSmallHeap) {
        Figure threads = results.figure("threads", "Threads of the server, at most", "threads", "%.0f");
        threads.add(of(MANY, 1), most(ours), Goal.atMost(30));
        threads.add(of(more, 3), most(inSmallHeap));
    }

    private static Spread most(List<Wave> waves) {
        return Spread.once(waves.stream().mapToDouble(Wave::threads).max().orElseThrow());
    }

    private String of(int requests, int seconds) {
        return String.format(
                Locale.ROOT,
                "%,d requests, %d s each%s",
                requests,
                seconds,
                requests == more ? ", heap of 256 MB" : "");
    }

    /** A connection keeps some of what it needs for a request once it has had one, so it is counted before that as well. */
    private void heapOfMany() throws IOException {
        List<Double> connection = new ArrayList<>();
        List<Double> inFlight = new ArrayList<>();
        List<Double> records = new ArrayList<>();
        List<Double> answered = new ArrayList<>();
        try (ServerProcess server = ServerProcess.snailmail(BenchStore.create(), "fixed(3s)")) {
            try (LoadClient client = new LoadClient(server.port(), MANY)) {
                client.run(MANY, requests).requireNoErrors();
            }
            for (int i = 0; i < RUNS_OF_HEAP; i++) {
                double unconnected = server.heapWhenQuiet();
                try (LoadClient client = new LoadClient(server.port(), MANY)) {
                    double unasked = server.heapWhenQuiet();
                    client.run(MANY, requests).requireNoErrors();
                    double[] busy = new double[1];
                    double idle = server.heapWhenQuiet();
                    client.run(MANY, requests, () -> busy[0] = server.heapWhenQuiet())
                            .requireNoErrors();
                    double after = server.heapWhenQuiet();
                    connection.add((unasked - unconnected) / MANY / BYTES_PER_KILOBYTE);
                    double record = after - idle;
                    // The records of the wave before are there too.
                    inFlight.add((busy[0] - unasked - record) / MANY / BYTES_PER_KILOBYTE);
                    records.add(record / MANY / BYTES_PER_KILOBYTE);
                    answered.add((idle - unconnected - record) / MANY / BYTES_PER_KILOBYTE);
                }
            }
        }
        Figure heap = results.figure("heap", "Heap in use, each of " + MANY, "KB", "%.2f");
        heap.add("a request in flight, beyond its connection", Spread.of(inFlight), Goal.atMost(4));
        heap.add("  of which its record stays", Spread.of(records));
        heap.add("a connection that has asked nothing yet", Spread.of(connection));
        heap.add("a connection that has been answered", Spread.of(answered));
    }
}
