package dev.snailmail.examples.bench;

import dev.snailmail.SlowServer;
import dev.snailmail.examples.bench.client.LoadClient;
import dev.snailmail.examples.bench.result.ResultTable;
import dev.snailmail.examples.bench.result.Spread;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import dev.snailmail.store.ObjectStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How close estimates come: every reader is run on every network, and each recording has to tell how long the reader
 * takes on the other networks, all of it in this process: {@code mvn -Pbench -Dtest=WhatIfBench}.
 */
@Tag("bench")
class WhatIfBench {

    private static final int RUNS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    private static final List<Network> NETWORKS = List.of(
            Network.parse("fixed(20ms)"),
            Network.parse("lognormal(mode=10ms, sigma=0.4), 20MB/s"),
            Network.parse("fixed(50ms), perConnection(5MB/s)"),
            Network.parse("fixed(30ms), 10MB/s, connect(30ms)"));

    private final ResultTable table =
            new ResultTable("What-if estimates against what the same readers took, best of " + RUNS + " runs");
    private final List<Double> allErrors = new ArrayList<>();

    @Test
    void theTable() throws Exception {
        for (WhatIfReaders reader : WhatIfReaders.values()) {
            Map<Network, Recording> recordings = new LinkedHashMap<>();
            for (Network network : NETWORKS) {
                recordings.put(network, shortest(reader, network));
            }
            List<Double> errors = new ArrayList<>();
            recordings.forEach((recordedOn, recording) -> recordings.forEach((other, taken) -> {
                if (recordedOn != other) {
                    errors.add(errorPercent(recording, other, taken));
                    System.out.printf(
                            Locale.ROOT,
                            "    %s: from %s to %s: %.0f ms, took %.0f ms, %+.1f %%%n",
                            reader,
                            recordedOn,
                            other,
                            millis(recording.whatIf(other).wallTime().toNanos()),
                            millis(taken.wallTime().toNanos()),
                            errors.get(errors.size() - 1));
                }
            }));
            allErrors.addAll(errors);
            table.add("error: " + reader, "each within 25 %", Spread.of(errors), "%+.1f %%", worst(errors) <= 25);
        }
        List<Double> sizes = allErrors.stream().map(Math::abs).toList();
        table.add(
                "size of all errors",
                "median ≤ 10 %",
                Spread.of(sizes),
                "%.1f %%",
                Spread.of(sizes).median() <= 10);
        manyRequests();
        table.write("what-if.md");
    }

    private static Recording shortest(WhatIfReaders reader, Network network) throws Exception {
        Recording shortest = null;
        for (int run = 0; run <= RUNS; run++) {
            try (SlowServer server = SlowServer.builder(ObjectStore.synthetic("object", 100_000_000))
                    .network(network)
                    .start()) {
                Recording recording = server.during(() -> reader.read(server));
                // The first run is not counted.
                if (run > 0 && (shortest == null || recording.wallTime().compareTo(shortest.wallTime()) < 0)) {
                    shortest = recording;
                }
            }
        }
        return shortest;
    }

    private static double errorPercent(Recording recording, Network other, Recording taken) {
        return 100.0
                * (recording.whatIf(other).wallTime().toNanos()
                                / (double) taken.wallTime().toNanos()
                        - 1);
    }

    private static double worst(List<Double> errors) {
        return errors.stream().mapToDouble(Math::abs).max().orElseThrow();
    }

    private static double millis(long nanos) {
        return nanos / NANOS_PER_MILLI;
    }

    private void manyRequests() throws Exception {
        int requests = 100_000;
        try (SlowServer server = SlowServer.builder(BenchStore.create()).start()) {
            try (LoadClient client = new LoadClient(server.port(), 16)) {
                client.run(requests, BenchStore.ranges(100)).requireNoErrors();
            }
            Recording recording = server.recording();
            for (Network network : NETWORKS) {
                List<Double> seconds = new ArrayList<>();
                for (int run = 0; run < RUNS; run++) {
                    long start = System.nanoTime();
                    recording.whatIf(network);
                    seconds.add((System.nanoTime() - start) / 1e9);
                }
                Spread spread = Spread.of(seconds);
                table.add(
                        "estimate of " + recording.requests().size() + " requests on " + network,
                        "≤ 1 s",
                        spread,
                        "%.2f s",
                        spread.median() <= 1);
            }
        }
    }
}
