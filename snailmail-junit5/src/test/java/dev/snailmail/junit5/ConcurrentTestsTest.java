package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.network.Latency;
import dev.snailmail.store.ObjectStore;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that run in parallel on the store of one class. */
class ConcurrentTestsTest {

    private static final String ROOT = "src/test/resources/store";
    /** More than there are tests that meet, since a thread that waits for others to end may run none. */
    private static final int THREADS = 16;

    private static final Latency TUNED = Latency.fixed(Duration.ofMillis(1));
    private static final Latency TUNED_MORE = Latency.fixed(Duration.ofMillis(2));
    private static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();
    private static CyclicBarrier meeting;

    @BeforeEach
    void startOver() {
        PORTS.clear();
    }

    private static void meet(int tests) {
        meeting = new CyclicBarrier(tests);
    }

    /** Goes on only when as many tests are in the midst of it. */
    private static void await() throws Exception {
        meeting.await(1, TimeUnit.MINUTES);
    }

    private static void readAndCount(ServerHandle server, int reads) throws InterruptedException {
        for (int i = 0; i < reads; i++) {
            JupiterRun.read(server, "snail.bin");
        }
        assertThat(server.recording().gets()).isEqualTo(reads);
        assertThat(server.recording().byKey()).isEqualTo(Map.of("snail.bin", (long) reads));
    }

    @SlowStore(root = ROOT)
    static class ManyCase {

        @Store
        ServerHandle field;

        @RepeatedTest(100)
        void repeated(RepetitionInfo repetition, ServerHandle server, @BaseUrl URI base) throws Exception {
            assertThat(field).isSameAs(server);
            assertThat(base).isEqualTo(server.baseUri());
            readAndCount(server, 1 + repetition.getCurrentRepetition() % 5);
        }

        static IntStream reads() {
            return IntStream.range(0, 100).map(i -> 1 + i % 7);
        }

        @ParameterizedTest
        @MethodSource("reads")
        void parameterized(int reads, ServerHandle server) throws Exception {
            readAndCount(server, reads);
        }
    }

    @Test
    void twoHundredTestsEachCountTheirOwn() {
        JupiterRun.with(ParallelTest.parallel("concurrent", THREADS), ManyCase.class)
                .assertPassed(200);
    }

    @SlowStore(root = ROOT)
    static class MeetingCase {
        @RepeatedTest(4)
        void test(RepetitionInfo repetition, ServerHandle server) throws Exception {
            PORTS.add(server.port());
            await();
            readAndCount(server, repetition.getCurrentRepetition());
            await();
            assertThat(server.recording().gets()).isEqualTo(repetition.getCurrentRepetition());
        }
    }

    @Test
    void testsThatReallyRunAtOnceHaveAServerEach() {
        meet(4);
        JupiterRun.with(ParallelTest.parallel("concurrent", THREADS), MeetingCase.class)
                .assertPassed(4);
        assertThat(PORTS).hasSize(4);
    }

    @SlowStore(root = ROOT)
    @Execution(ExecutionMode.CONCURRENT)
    static class NotParallelCase {
        @RepeatedTest(2)
        void test(ServerHandle server) {
            PORTS.add(server.port());
        }
    }

    @Test
    void withoutParallelExecutionTheyShareTheServerOfTheClass() {
        JupiterRun.of(NotParallelCase.class).assertPassed(2);
        assertThat(PORTS).hasSize(1);
    }

    @SlowStore(root = ROOT)
    @Fault(nth = 3, status = 503)
    static class TunedCase {

        @Store
        static ServerHandle ofClass;

        @BeforeAll
        static void tune(ServerHandle server) {
            assertThat(server).isSameAs(ofClass);
            server.setLatency(TUNED);
        }

        @Test
        @Fault(nth = 1, status = 500)
        void isAsBeforeAllHasTunedTheClassAndHasItsFaults(ServerHandle server) throws Exception {
            await();
            assertThat(server).isNotSameAs(ofClass);
            assertThat(server.network().latency()).isEqualTo(TUNED);
            server.setLatency(Latency.none());
            assertThat(JupiterRun.serves(server, "snail.bin")).isFalse();
            assertThat(JupiterRun.serves(server, "snail.bin")).isTrue();
            assertThat(JupiterRun.serves(server, "snail.bin")).isFalse();
            await();
        }

        @Test
        void andSoIsTheOther(ServerHandle server) throws Exception {
            await();
            await();
            assertThat(server.network().latency()).isEqualTo(TUNED);
            assertThat(JupiterRun.serves(server, "snail.bin")).isTrue();
            assertThat(ofClass.recording().gets()).isZero();
        }
    }

    @Test
    void whatBeforeAllTunesAndFaultsHoldForEachOfThem() {
        meet(2);
        JupiterRun.with(ParallelTest.parallel("concurrent", THREADS), TunedCase.class)
                .assertPassed(2);
    }

    @SlowStore(root = ROOT)
    static class MixedCase {

        @Test
        @Execution(ExecutionMode.SAME_THREAD)
        void hasTheServerOfTheClass(ServerHandle server) throws Exception {
            server.setLatency(TUNED_MORE);
            readAndCount(server, 3);
        }

        @RepeatedTest(20)
        void doesNotSeeWhatThatOneTunes(ServerHandle server) throws Exception {
            assertThat(server.network().latency()).isEqualTo(Latency.none());
            readAndCount(server, 1);
        }
    }

    @Test
    void thoseBesideATestInTurnDoNotFeelIt() {
        JupiterRun.with(ParallelTest.parallel("concurrent", THREADS), MixedCase.class)
                .assertPassed(21);
    }

    @SlowStore(root = ROOT)
    static class NestedCase {

        @Store
        ServerHandle outer;

        @Nested
        @Execution(ExecutionMode.CONCURRENT)
        @Fault(nth = 2, status = 503)
        class One {
            @BeforeAll
            static void tune(ServerHandle server) {
                server.setLatency(TUNED);
            }

            @RepeatedTest(2)
            @Execution(ExecutionMode.SAME_THREAD)
            void hasTheServerOfItsClass(ServerHandle server) throws Exception {
                PORTS.add(server.port());
                assertThat(outer).isSameAs(server);
                await();
                assertThat(server.network().latency()).isEqualTo(TUNED);
                assertThat(JupiterRun.serves(server, "snail.bin")).isTrue();
                assertThat(JupiterRun.serves(server, "snail.bin")).isFalse();
                await();
                assertThat(server.recording().gets()).isEqualTo(2);
            }
        }

        @Nested
        @Execution(ExecutionMode.CONCURRENT)
        class Other {
            @RepeatedTest(2)
            @Execution(ExecutionMode.SAME_THREAD)
            void hasTheServerOfItsClass(ServerHandle server) throws Exception {
                PORTS.add(server.port());
                await();
                assertThat(server.network().latency()).isEqualTo(Latency.none());
                await();
                readAndCount(server, 5);
            }
        }
    }

    @Test
    void nestedClassesThatRunAtOnceHaveAServerEach() {
        meet(2);
        JupiterRun.with(ParallelTest.parallel("same_thread", THREADS), NestedCase.class)
                .assertPassed(4);
        assertThat(PORTS).hasSize(2);
    }

    static class RegisteredCase {

        @RegisterExtension
        static final SlowStoreExtension STORE =
                SlowStoreExtension.of(SlowServer.builder(ObjectStore.of(Map.of("snail.bin", new byte[10]))));

        @RepeatedTest(4)
        void test(RepetitionInfo repetition, ServerHandle server) throws Exception {
            PORTS.add(server.port());
            await();
            readAndCount(server, repetition.getCurrentRepetition());
        }
    }

    @Test
    void soHaveThoseOfAnExtensionInAField() {
        meet(4);
        JupiterRun.with(ParallelTest.parallel("concurrent", THREADS), RegisteredCase.class)
                .assertPassed(4);
        assertThat(PORTS).hasSize(4);
    }

    @SlowStore(root = ROOT)
    @ParameterizedClass
    @ValueSource(ints = {1, 2, 3, 4})
    static class ClassTemplateCase {

        private final int reads;

        ClassTemplateCase(int reads) {
            this.reads = reads;
        }

        @Test
        void test(ServerHandle server) throws Exception {
            PORTS.add(server.port());
            readAndCount(server, reads);
        }
    }

    @Test
    void invocationsOfAClassShareItsServerUnlessTheyRunAtOnce() {
        JupiterRun.of(ClassTemplateCase.class).assertPassed(4);
        assertThat(PORTS).hasSize(1);
        PORTS.clear();
        JupiterRun.with(ParallelTest.parallel("concurrent", THREADS), ClassTemplateCase.class)
                .assertPassed(4);
        assertThat(PORTS).hasSize(4);
    }

    @SlowStore(root = ROOT)
    static class DynamicCase {
        @TestFactory
        Stream<DynamicTest> tests(ServerHandle server) {
            return IntStream.range(1, 5)
                    .mapToObj(reads -> DynamicTest.dynamicTest("reads " + reads, () -> {
                        PORTS.add(server.port());
                        JupiterRun.read(server, "snail.bin");
                    }));
        }

        @Test
        void other(ServerHandle server) throws Exception {
            PORTS.add(server.port());
            readAndCount(server, 1);
        }
    }

    @Test
    void dynamicTestsHaveTheServerOfTheirFactory() {
        JupiterRun.with(ParallelTest.parallel("concurrent", THREADS), DynamicCase.class)
                .assertPassed(5);
        assertThat(PORTS).hasSize(2);
    }
}
