package dev.snailmail.examples.bench;

import dev.snailmail.examples.bench.peer.Configured;
import dev.snailmail.examples.bench.peer.ServerProcess;
import dev.snailmail.examples.bench.result.Figure;
import dev.snailmail.examples.bench.result.Goal;
import dev.snailmail.examples.bench.result.Results;
import dev.snailmail.examples.bench.result.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the parts of a server take, each switched on without effect: a law that draws no delay, a pipe that never limits. */
@Tag("bench")
@Tag("cost")
class CostBench {

    private static final int CONNECTIONS = 64;
    private static final int RANGE = 4 << 10;
    private static final int REQUESTS = 20_000;
    private static final int WARM_UP = 40_000;
    private static final int ROUNDS = 10;

    private static final String PLAIN = "plain";
    private static final String AGAIN = "the same again, to show the noise";
    private static final String COUNTS = "counts only, no records";
    private static final String ONE_FAULT = "a fault for other objects";
    private static final String SIX_FAULTS = "six faults, most of which count each request";

    /** By what it is in words. */
    private static final Map<String, String> NETWORKS = new LinkedHashMap<>();

    static {
        NETWORKS.put("a law that draws for each request, capped at nothing", "capped(lognormal(45ms), at=0ms)");
        NETWORKS.put("a shared pipe that never limits", "100GB/s");
        NETWORKS.put(
                "that, one for each connection, and slow start", "100GB/s, perConnection(100GB/s), slowStart(1ms)");
        NETWORKS.put("a limit of requests a prefix", "limit(1000000/s, per=prefix)");
    }

    private static final Goal SHARE = Goal.atLeast(0.95);

    private final Results results = Results.of(Subject.COST);

    @Test
    void besideThePlainServer() throws IOException {
        Path root = BenchStore.create();
        try (TakingTurns turns = new TakingTurns(CONNECTIONS, BenchStore.ranges(RANGE))) {
            turns.add(PLAIN, ServerProcess.snailmail(root, "none"), REQUESTS, WARM_UP);
            turns.add(AGAIN, ServerProcess.snailmail(root, "none"), REQUESTS, WARM_UP);
            turns.add(COUNTS, ServerProcess.snailmail(root, Configured.COUNTS_ONLY), REQUESTS, WARM_UP);
            turns.add(ONE_FAULT, ServerProcess.snailmail(root, Configured.ONE_FAULT), REQUESTS, WARM_UP);
            turns.add(SIX_FAULTS, ServerProcess.snailmail(root, Configured.SIX_FAULTS), REQUESTS, WARM_UP);
            for (Map.Entry<String, String> network : NETWORKS.entrySet()) {
                turns.add(network.getKey(), ServerProcess.snailmail(root, network.getValue()), REQUESTS, WARM_UP);
            }
            turns.take(ROUNDS);
            show(turns);
        }
        results.publish();
    }

    private void show(TakingTurns turns) {
        results.note("""
                Ranges of %d bytes of a file of 64 MB over %d keep-alive connections, %d rounds of %d requests, in which the \
                servers take turns. What is switched on has no effect on the answers, so what is left is what it costs to \
                look. The client takes one of the processors, so rates differ by less than the processor time of the \
                servers. That of the plain one was %s µs a request.\
                """.formatted(
                RANGE, CONNECTIONS, ROUNDS, REQUESTS, turns.cpuMicros(PLAIN, 1).as("%.1f")));
        List<String> others = turns.names().stream()
                .filter(name -> !name.equals(PLAIN) && !name.equals(COUNTS))
                .toList();
        Figure rate = results.figure(
                "rate", "Requests a second, as a part of the plain server's in a round", "times", "%.2f");
        rate.add("records kept, beside counts only", turns.rateBeside(PLAIN, COUNTS), SHARE);
        for (String name : others) {
            boolean ofFaults = name.equals(ONE_FAULT) || name.equals(SIX_FAULTS);
            rate.add(name, turns.rateBeside(name, PLAIN), ofFaults ? SHARE : Goal.none());
        }
        Figure cpu = results.figure(
                "cpu", "Processor time a request, more than the plain server's in a round", "µs", "%+.1f");
        cpu.add("records kept, more than counts only", turns.cpuMicrosMoreThan(PLAIN, COUNTS));
        others.forEach(name -> cpu.add(name, turns.cpuMicrosMoreThan(name, PLAIN)));
    }
}
