package dev.snailmail.examples.bench;

import dev.snailmail.examples.bench.peer.ServerProcess;
import dev.snailmail.examples.bench.peer.Traced;
import dev.snailmail.examples.bench.result.Figure;
import dev.snailmail.examples.bench.result.Results;
import dev.snailmail.examples.bench.result.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What traces cost, each kind beside a server without them. */
@Tag("bench")
@Tag("trace")
class TraceBench {

    private static final int CONNECTIONS = 64;
    private static final int RANGE = 4 << 10;
    private static final int REQUESTS = 20_000;
    private static final int WARM_UP = 40_000;
    private static final int ROUNDS = 10;
    private static final String OFF = "off";

    /** Anything but the flight recorder. */
    private static final String MODULES =
            "java.base,java.logging,java.naming,java.security.sasl,java.sql,jdk.unsupported";

    private final Results results = Results.of(Subject.TRACE);

    @Test
    void besideAServerWithoutTraces() throws IOException {
        Path root = BenchStore.create();
        try (TakingTurns turns = new TakingTurns(CONNECTIONS, BenchStore.ranges(RANGE))) {
            turns.add(OFF, ServerProcess.snailmail(root, List.of()), REQUESTS, WARM_UP);
            turns.add("off again, to show the noise", ServerProcess.snailmail(root, List.of()), REQUESTS, WARM_UP);
            turns.add(
                    "a Java without flight recorder",
                    ServerProcess.snailmail(root, List.of("--limit-modules", MODULES)),
                    REQUESTS,
                    WARM_UP);
            turns.add(
                    "a flight recording without these events",
                    ServerProcess.traced(root, Traced.RECORDING_WITHOUT_EVENTS),
                    REQUESTS,
                    WARM_UP);
            turns.add("a flight recording", ServerProcess.traced(root, Traced.RECORDING), REQUESTS, WARM_UP);
            turns.add("OpenTelemetry, the API alone", ServerProcess.traced(root, Traced.API), REQUESTS, WARM_UP);
            turns.add(
                    "OpenTelemetry, SDK, every span in batches",
                    ServerProcess.traced(root, Traced.SDK),
                    REQUESTS,
                    WARM_UP);
            turns.take(ROUNDS);
            show(turns);
        }
        results.publish();
    }

    private void show(TakingTurns turns) {
        results.note("""
                Ranges of %d bytes of a file of 64 MB over %d keep-alive connections, %d rounds of %d requests, in which the \
                servers take turns. What hears of the requests throws away what it hears, so what is measured is what it \
                takes to tell. Without traces the server took %s µs a request.\
                """.formatted(
                RANGE, CONNECTIONS, ROUNDS, REQUESTS, turns.cpuMicros(OFF, 1).as("%.1f")));
        List<String> traced =
                turns.names().stream().filter(name -> !name.equals(OFF)).toList();
        Figure rate = results.figure(
                "rate", "Requests a second, as a part of those without traces in a round", "times", "%.2f");
        traced.forEach(name -> rate.add(name, turns.rateBeside(name, OFF)));
        Figure cpu =
                results.figure("cpu", "Processor time a request, more than without traces in a round", "µs", "%+.1f");
        traced.forEach(name -> cpu.add(name, turns.cpuMicrosMoreThan(name, OFF)));
    }
}
