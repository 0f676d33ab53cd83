package dev.snailmail.examples.bench;

import dev.snailmail.examples.bench.client.LoadClient;
import dev.snailmail.examples.bench.client.Run;
import dev.snailmail.examples.bench.peer.ServerProcess;
import dev.snailmail.examples.bench.result.Machine;
import dev.snailmail.examples.bench.result.Spread;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand requests at once, each on a connection of its own and each delayed by a second. The first wave finds
 * a server that has just been started; the others come over the same connections.
 */
@Tag("bench")
class WaveBench {

    private static final int REQUESTS = 10_000;
    private static final int RANGE = 1 << 10;
    private static final int RUNS = 7;

    private final List<ByteBuffer> requests = BenchStore.ranges(RANGE);

    @Test
    void tenThousandRequestsInFlight() throws IOException {
        try (ServerProcess server = ServerProcess.snailmail(BenchStore.create(), "fixed(1s)");
                LoadClient client = new LoadClient(server.port(), REQUESTS)) {
            Run first = client.run(REQUESTS, requests);
            List<Double> seconds = new ArrayList<>();
            int errors = first.errors();
            int threads = server.threads();
            for (int i = 0; i < RUNS; i++) {
                Run run = client.run(REQUESTS, requests);
                seconds.add(run.seconds());
                errors += run.errors();
                threads = Math.max(threads, server.threads());
            }
            System.out.printf(
                    "%nWave: %d requests delayed by fixed(1s), 1 + %d runs; %s%n", REQUESTS, RUNS, Machine.describe());
            System.out.printf(
                    "  first request sent to last response  %s s; cold server %.3f s%n",
                    Spread.of(seconds).as("%.3f"), first.seconds());
            System.out.printf(
                    "  errors                               %d%n  threads of the server process        %d%n",
                    errors, threads);
        }
    }
}
