package dev.snailmail.examples.bench;

import dev.snailmail.examples.bench.client.LoadClient;
import dev.snailmail.examples.bench.client.Run;
import dev.snailmail.examples.bench.peer.ServerProcess;
import dev.snailmail.examples.bench.result.Machine;
import dev.snailmail.examples.bench.result.Spread;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How much later than asked for an answer comes: connections that ask again as soon as they have their answer, and a
 * latency of exactly 5 ms. In turn with it the floor of this machine and client: a server that does nothing but wait,
 * on a thread that never sleeps. What is between the two is ours; what is below is the machine's.
 */
@Tag("bench")
class AddedDelayBench {

    private static final int RANGE = 4 << 10;
    private static final int RUNS = 10;
    private static final double MICROS = 1e3;
    private static final Duration DELAY = Duration.ofMillis(5);

    private final List<ByteBuffer> requests = BenchStore.ranges(RANGE);

    @Test
    void delayBeyondFiveMilliseconds() throws IOException {
        System.out.printf("%nAdded delay: %d-byte ranges, %d runs in turn; %s%n", RANGE, RUNS, Machine.describe());
        System.out.printf("  %-44s %-28s %s%n", "microseconds, median [min to max]", "p50", "p99");
        compare("beyond fixed(5ms), 64 connections", DELAY, 64, 40_000);
        compare("beyond fixed(5ms), 1 connection", DELAY, 1, 400);
        compare("no delay, 64 connections, saturated", Duration.ZERO, 64, 40_000);
        compare("no delay, 1 connection", Duration.ZERO, 1, 20_000);
    }

    private void compare(String name, Duration delay, int connections, int total) throws IOException {
        String latency = delay.isZero() ? "none" : "fixed(" + delay.toMillis() + "ms)";
        Late snailmail = new Late();
        Late floor = new Late();
        // One at a time: the floor's thread never sleeps, and would take a processor from the other.
        for (int i = 0; i < 2; i++) {
            try (ServerProcess server = ServerProcess.snailmail(BenchStore.create(), latency)) {
                warmUp(server, delay);
                for (int run = 0; run < RUNS / 2; run++) {
                    snailmail.add(measure(server, connections, total), connections, delay);
                }
            }
            try (ServerProcess server = ServerProcess.nothing(delay, RANGE)) {
                warmUp(server, delay);
                for (int run = 0; run < RUNS / 2; run++) {
                    floor.add(measure(server, connections, total), connections, delay);
                }
            }
        }
        snailmail.print(name);
        floor.print("  the floor: a server that only waits");
    }

    private Run measure(ServerProcess server, int connections, int total) throws IOException {
        try (LoadClient client = new LoadClient(server.port(), connections)) {
            return client.run(total, requests).requireNoErrors();
        }
    }

    private void warmUp(ServerProcess server, Duration delay) throws IOException {
        measure(server, 64, delay.isZero() ? 200_000 : 60_000);
    }

    /** How late the answers of several runs were, in microseconds. */
    private static final class Late {

        private final List<Double> p50 = new ArrayList<>();
        private final List<Double> p99 = new ArrayList<>();

        void add(Run run, int skipped, Duration delay) {
            p50.add(run.millisAt(0.5, skipped) * MICROS - delay.toNanos() / MICROS);
            p99.add(run.millisAt(0.99, skipped) * MICROS - delay.toNanos() / MICROS);
        }

        void print(String name) {
            System.out.printf(
                    "  %-44s %-28s %s%n",
                    name, Spread.of(p50).as("%.0f"), Spread.of(p99).as("%.0f"));
        }
    }
}
