package dev.snailmail.examples.bench;

import dev.snailmail.examples.bench.peer.ServerProcess;
import dev.snailmail.examples.bench.peer.Traced;
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

    /** Anything but the flight recorder. */
    private static final String MODULES =
            "java.base,java.logging,java.naming,java.security.sasl,java.sql,jdk.unsupported";

    private final Results results = Results.of(Subject.TRACE);

    @Test
    void besideAServerWithoutTraces() throws IOException {
        Path root = BenchStore.create();
        results.note("The plain server is not traced. What hears of the requests throws away what it hears, so what is"
                + " measured is what it takes to tell.");
        try (Variants variants = new Variants(ServerProcess.snailmail(root, List.of()))) {
            variants.add("not traced either, to show the noise", ServerProcess.snailmail(root, List.of()));
            variants.add(
                    "a Java without flight recorder",
                    ServerProcess.snailmail(root, List.of("--limit-modules", MODULES)));
            variants.add(
                    "a flight recording without these events",
                    ServerProcess.traced(root, Traced.RECORDING_WITHOUT_EVENTS));
            variants.add("a flight recording", ServerProcess.traced(root, Traced.RECORDING));
            variants.add("OpenTelemetry, the API alone", ServerProcess.traced(root, Traced.API));
            variants.add("OpenTelemetry, SDK, every span in batches", ServerProcess.traced(root, Traced.SDK));
            variants.compare(results);
        }
        results.publish();
    }
}
