package dev.snailmail.examples.bench;

import dev.snailmail.SlowServer;
import dev.snailmail.examples.bench.client.LoadClient;
import dev.snailmail.examples.bench.result.Figure;
import dev.snailmail.examples.bench.result.Goal;
import dev.snailmail.examples.bench.result.Results;
import dev.snailmail.examples.bench.result.Spread;
import dev.snailmail.examples.bench.result.Subject;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import dev.snailmail.store.ObjectStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How close estimates come: each reader is run on several networks, and each recording has to tell how long the reader
 * takes on the others.
 */
@Tag("bench")
@Tag("whatif")
class WhatIfBench {

    private static final int RUNS = 2;
    private static final double NANOS_PER_MILLI = 1e6;

    /** There are 101 replays instead of one, here with a shared pipe, which takes the longest. */
    private static final double DRAWN_SECONDS = 10;

    private static final List<Network> NETWORKS = List.of(
            Network.parse("fixed(20ms)"),
            Network.parse("lognormal(mode=10ms, sigma=0.4), 20MB/s"),
            Network.parse("fixed(50ms), perConnection(5MB/s)"),
            Network.parse("fixed(30ms), 10MB/s, connect(30ms)"));

    private final Results results = Results.of(Subject.WHATIF);

    @Test
    void everyReaderFromEachNetworkToTheOthers() throws Exception {
        String networks = NETWORKS.stream().map(network -> "`" + network + "`").collect(Collectors.joining(", "));
        results.note(
                "An error is the estimate beside what the same reader took on that network, in per cent of the latter. Each"
                        + " reader ran on each of " + networks + "; the best of " + RUNS
                        + " runs is estimated from, and compared with.");
        Map<WhatIfReaders, List<Double>> errors = new EnumMap<>(WhatIfReaders.class);
        Figure signed = results.figure("errors", "Errors, from each network to each other one", "%", "%+.1f");
        for (WhatIfReaders reader : WhatIfReaders.values()) {
            errors.put(reader, errors(reader));
            signed.add(reader.toString(), Spread.of(errors.get(reader)));
        }
        Figure sizes = results.figure("sizes", "Sizes of the errors: the median of all, and the largest", "%", "%.1f");
        sizes.add(
                "median of all",
                Spread.of(errors.values().stream()
                        .flatMap(List::stream)
                        .map(Math::abs)
                        .toList()),
                Goal.atMost(10));
        errors.forEach((reader, ofReader) -> sizes.add(
                "largest: " + reader,
                Spread.once(ofReader.stream().mapToDouble(Math::abs).max().orElseThrow()),
                Goal.atMost(25)));
        manyRequests();
        results.publish();
    }

    private List<Double> errors(WhatIfReaders reader) throws Exception {
        Map<Network, Recording> recordings = new LinkedHashMap<>();
        // What is loaded for the first time is not the network's.
        recorded(reader, NETWORKS.get(0));
        for (Network network : NETWORKS) {
            recordings.put(network, shortest(reader, network));
        }
        List<Double> errors = new ArrayList<>();
        recordings.forEach((recordedOn, recording) -> recordings.forEach((other, taken) -> {
            if (recordedOn != other) {
                double estimated = recording.whatIf(other).wallTime().toNanos();
                double error = 100.0 * (estimated / taken.wallTime().toNanos() - 1);
                errors.add(error);
                results.progress(
                        "%s: from %s to %s: %.0f ms, took %d ms, %+.1f %%",
                        reader,
                        recordedOn,
                        other,
                        estimated / NANOS_PER_MILLI,
                        taken.wallTime().toMillis(),
                        error);
            }
        }));
        return errors;
    }

    private static Recording shortest(WhatIfReaders reader, Network network) throws Exception {
        List<Recording> recordings = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            recordings.add(recorded(reader, network));
        }
        return Collections.min(recordings, Comparator.comparing(Recording::wallTime));
    }

    private static Recording recorded(WhatIfReaders reader, Network network) throws Exception {
        try (SlowServer server = SlowServer.builder(ObjectStore.synthetic("object", 100_000_000))
                .network(network)
                .start()) {
            return server.during(() -> reader.read(server));
        }
    }

    private void manyRequests() throws Exception {
        int requests = 100_000;
        try (SlowServer server = SlowServer.builder(BenchStore.create()).start()) {
            try (LoadClient client = new LoadClient(server.port(), 16)) {
                client.run(requests, BenchStore.ranges(100)).requireNoErrors();
            }
            Recording recording = server.recording();
            Figure times = results.figure(
                    "time", "How long an estimate of " + recording.requests().size() + " requests takes", "s", "%.2f");
            for (Network network : NETWORKS) {
                List<Double> seconds = new ArrayList<>();
                for (int run = 0; run < RUNS; run++) {
                    long start = System.nanoTime();
                    recording.whatIf(network);
                    seconds.add((System.nanoTime() - start) / 1e9);
                }
                times.add("on " + network, Spread.of(seconds), Goal.atMost(network.isDrawn() ? DRAWN_SECONDS : 1));
            }
        }
    }
}
