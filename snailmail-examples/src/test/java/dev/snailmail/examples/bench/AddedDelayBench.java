package dev.snailmail.examples.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How much later than asked for an answer comes: 64 connections, each of which asks again as soon as it has its
 * answer, and a latency of exactly 5 ms. Beside it what the same server, client and machine take without a delay.
 */
@Tag("bench")
class AddedDelayBench {

    private static final int RANGE = 4 << 10;
    private static final int RUNS = 10;
    private static final double DELAY_MILLIS = 5;
    private static final double MICROS = 1000;

    private final List<ByteBuffer> requests = BenchStore.ranges(RANGE);

    @Test
    void delayBeyondFiveMilliseconds() throws IOException {
        System.out.printf("%nAdded delay: %d-byte ranges, %d runs; %s%n", RANGE, RUNS, Machine.describe());
        System.out.printf("  %-40s %-28s %s%n", "microseconds, median [min to max]", "p50", "p99");
        measure("beyond fixed(5ms), 64 connections", "fixed(5ms)", 64, 40_000);
        measure("beyond fixed(5ms), 1 connection", "fixed(5ms)", 1, 400);
        measure("no delay, 1 connection", "none", 1, 20_000);
        measure("no delay, 64 connections, saturated", "none", 64, 40_000);
    }

    private void measure(String name, String latency, int connections, int total) throws IOException {
        double injected = latency.equals("none") ? 0 : DELAY_MILLIS;
        List<Double> p50 = new ArrayList<>();
        List<Double> p99 = new ArrayList<>();
        try (ServerProcess server = ServerProcess.snailmail(BenchStore.create(), latency)) {
            warmUp(server, latency);
            for (int i = 0; i < RUNS; i++) {
                try (LoadClient client = new LoadClient(server.port(), connections)) {
                    Run run = client.run(total, requests).requireNoErrors();
                    int skipped = connections;
                    p50.add((run.millisAt(0.5, skipped) - injected) * MICROS);
                    p99.add((run.millisAt(0.99, skipped) - injected) * MICROS);
                }
            }
        }
        System.out.printf(
                "  %-40s %-28s %s%n",
                name, Spread.of(p50).as("%.0f"), Spread.of(p99).as("%.0f"));
    }

    private void warmUp(ServerProcess server, String latency) throws IOException {
        int total = latency.equals("none") ? 200_000 : 60_000;
        try (LoadClient client = new LoadClient(server.port(), 64)) {
            client.run(total, requests).requireNoErrors();
        }
    }
}
