package dev.snailmail.examples.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Requests a second for 4 KiB ranges over 64 keep-alive connections, beside Undertow's own handler for files. Both
 * servers are up all the time and take turns, each pair in the other order, so that what the machine does besides
 * hits both alike; what counts is the ratio within a pair.
 */
@Tag("bench")
class ThroughputBench {

    private static final int CONNECTIONS = 64;
    private static final int RANGE = 4 << 10;
    private static final int REQUESTS = 40_000;
    private static final int WARM_UPS = 4;
    private static final int PAIRS = 12;

    private final List<ByteBuffer> requests = BenchStore.ranges(RANGE);

    private record Figures(double requestsPerSecond, double cpuMicros) {}

    @Test
    void rangesPerSecondBesideUndertowsResourceHandler() throws IOException {
        Path root = BenchStore.create();
        try (ServerProcess snailmail = ServerProcess.snailmail(root, "none");
                ServerProcess undertow = ServerProcess.undertow(root)) {
            for (int i = 0; i < WARM_UPS; i++) {
                measure(snailmail);
                measure(undertow);
            }
            List<Figures> ours = new ArrayList<>();
            List<Figures> theirs = new ArrayList<>();
            for (int i = 0; i < PAIRS; i++) {
                if (i % 2 == 0) {
                    ours.add(measure(snailmail));
                    theirs.add(measure(undertow));
                } else {
                    theirs.add(measure(undertow));
                    ours.add(measure(snailmail));
                }
            }
            print(ours, theirs);
        }
    }

    private Figures measure(ServerProcess server) throws IOException {
        try (LoadClient client = new LoadClient(server.port(), CONNECTIONS)) {
            Duration before = server.cpu();
            Run run = client.run(REQUESTS, requests).requireNoErrors();
            double cpuMicros = server.cpu().minus(before).toNanos() / 1e3 / REQUESTS;
            return new Figures(run.requestsPerSecond(), cpuMicros);
        }
    }

    private static void print(List<Figures> ours, List<Figures> theirs) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            ratios.add(ours.get(i).requestsPerSecond / theirs.get(i).requestsPerSecond);
        }
        System.out.printf(
                "%nThroughput: %d-byte ranges, %d keep-alive connections, %d pairs of %d requests; %s%n",
                RANGE, CONNECTIONS, PAIRS, REQUESTS, Machine.describe());
        System.out.printf("  %-22s %-34s %s%n", "server", "requests/s, median [min to max]", "server CPU us/request");
        print("snailmail, recording", ours);
        print("Undertow file handler", theirs);
        System.out.printf(
                "  %-22s %s%n", "ratio within a pair", Spread.of(ratios).as("%.2f"));
    }

    private static void print(String name, List<Figures> figures) {
        System.out.printf(
                "  %-22s %-34s %s%n",
                name,
                Spread.of(figures.stream().map(Figures::requestsPerSecond).toList())
                        .as("%.0f"),
                Spread.of(figures.stream().map(Figures::cpuMicros).toList()).as("%.1f"));
    }
}
