package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.network.Latency;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ParallelTest {

    private static final String ROOT = "src/test/resources/store";
    private static final int CLASSES = 4;
    private static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();
    private static CyclicBarrier allClasses;

    @BeforeEach
    void startOver() {
        PORTS.clear();
        allClasses = new CyclicBarrier(CLASSES);
    }

    static Map<String, String> parallel(String mode, int threads) {
        return Map.of(
                "junit.jupiter.execution.parallel.enabled", "true",
                "junit.jupiter.execution.parallel.mode.default", mode,
                "junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism", Integer.toString(threads));
    }

    /** Goes on only when as many classes are in the midst of a test. */
    @SlowStore(root = ROOT)
    abstract static class MeetingCase {

        private final int reads;

        MeetingCase(int reads) {
            this.reads = reads;
        }

        @RepeatedTest(5)
        void countsOnlyItsOwn(ServerHandle server) throws Exception {
            PORTS.add(server.port());
            assertThat(server.network().latency()).isEqualTo(Latency.none());
            server.setLatency(Latency.fixed(Duration.ofMillis(reads)));
            allClasses.await(1, TimeUnit.MINUTES);
            for (int i = 0; i < reads; i++) {
                JupiterRun.read(server, "snail.bin");
            }
            allClasses.await(1, TimeUnit.MINUTES);
            assertThat(server.recording().gets()).isEqualTo(reads);
            assertThat(server.recording().network()).isEqualTo("fixed(" + reads + "ms), unlimited");
        }
    }

    static class OneReadCase extends MeetingCase {
        OneReadCase() {
            super(1);
        }
    }

    static class TwoReadsCase extends MeetingCase {
        TwoReadsCase() {
            super(2);
        }
    }

    static class ThreeReadsCase extends MeetingCase {
        ThreeReadsCase() {
            super(3);
        }
    }

    static class FourReadsCase extends MeetingCase {
        FourReadsCase() {
            super(4);
        }
    }

    @Test
    void classesThatRunAtOnceDoNotFeelEachOther() {
        JupiterRun.with(
                        parallel("same_thread", CLASSES),
                        OneReadCase.class,
                        TwoReadsCase.class,
                        ThreeReadsCase.class,
                        FourReadsCase.class)
                .assertPassed(CLASSES * 5);

        assertThat(PORTS).hasSize(CLASSES);
    }
}
