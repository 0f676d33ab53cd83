package dev.snailmail.examples.bench;

import dev.snailmail.examples.bench.peer.Configured;
import dev.snailmail.examples.bench.peer.ServerProcess;
import dev.snailmail.examples.bench.result.Goal;
import dev.snailmail.examples.bench.result.Results;
import dev.snailmail.examples.bench.result.Subject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the parts of a server take, each switched on without effect: a law that draws no delay, a pipe that never limits. */
@Tag("bench")
@Tag("cost")
class CostBench {

    private static final String NOTHING = "none";
    private static final Goal SHARE = Goal.atLeast(0.95);

    private final Results results = Results.of(Subject.COST);

    @Test
    void besideThePlainServer() throws IOException {
        Path root = BenchStore.create();
        results.note("What is switched on has no effect on the answers, so what is left is what it costs to look.");
        try (Variants variants = new Variants(ServerProcess.snailmail(root, NOTHING))) {
            variants.addLess(
                    "records kept, beside counts only", ServerProcess.snailmail(root, Configured.COUNTS_ONLY), SHARE);
            variants.add("the same again, to show the noise", ServerProcess.snailmail(root, NOTHING));
            variants.add("a fault for other objects", ServerProcess.snailmail(root, Configured.ONE_FAULT), SHARE);
            variants.add(
                    "six faults, most of which count each request",
                    ServerProcess.snailmail(root, Configured.SIX_FAULTS),
                    SHARE);
            variants.add(
                    "a law that draws for each request, capped at nothing",
                    ServerProcess.snailmail(root, "capped(lognormal(45ms), at=0ms)"));
            variants.add("a shared pipe that never limits", ServerProcess.snailmail(root, "100GB/s"));
            variants.add(
                    "that, one for each connection, and slow start",
                    ServerProcess.snailmail(root, "100GB/s, perConnection(100GB/s), slowStart(1ms)"));
            variants.add("a limit of requests a prefix", ServerProcess.snailmail(root, "limit(1000000/s, per=prefix)"));
            variants.compare(results);
        }
        results.publish();
    }
}
