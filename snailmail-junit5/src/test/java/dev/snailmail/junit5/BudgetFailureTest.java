package dev.snailmail.junit5;

import static dev.snailmail.junit5.BudgetRun.TWO_FILES;
import static dev.snailmail.junit5.BudgetRun.failuresOf;
import static dev.snailmail.junit5.BudgetRun.messages;
import static dev.snailmail.junit5.BudgetRun.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.store.ObjectStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opentest4j.AssertionFailedError;

/** What failures of budgets say. */
class BudgetFailureTest {

    private static final String OUTER = BudgetFailureTest.class.getName() + "$";

    @SlowStore(root = TWO_FILES, latency = "fixed(1ms)", seed = 7)
    static class EveryFigureCase {
        @Test
        @Budget(
                requests = 1,
                gets = 1,
                misses = 0,
                bytes = "15B",
                roundTrips = 1,
                maxInFlight = 0,
                connections = 0,
                rereads = 0)
        void test(ServerHandle server) {
            read(server, "a", "a");
            JupiterRun.serves(server, "none");
        }
    }

    @Test
    void allThatIsExceededIsOneFailure() {
        List<Throwable> failures = JupiterRun.of(EveryFigureCase.class).failures();
        String says = ", says @Budget on method " + OUTER + "EveryFigureCase.test\n";
        String text = messages(failures).get(0);

        assertThat(failures).hasSize(1);
        assertThat(text)
                .startsWith(OUTER + "EveryFigureCase > test(ServerHandle) is over its budget:\n"
                        + "expected requests: at most 1" + says + "but was: 3\n"
                        + "expected GETs: at most 1" + says + "but was: 3\n"
                        + "expected misses: at most 0" + says + "but was: 1\n"
                        + "expected bytes sent: at most 15 (15B)" + says + "but was: ")
                .contains("\nexpected round trips deep: at most 1" + says + "but was: 3\n"
                        + "expected requests in flight at once: at most 0" + says + "but was: 1\n"
                        + "expected connections used: at most 0" + says + "but was: ")
                .contains("\nexpected requests that read bytes again: at most 0" + says + "but was: 1\n"
                        + "seed: 7\nnetwork: fixed(1ms), unlimited\n"
                        + "the requests, the GETs, the longest chain of requests:\n  #1 ")
                .contains("\nthe misses: #3 is listed above\n")
                .contains("\nthe requests that read bytes again: #2 is listed above")
                .doesNotContain("round trips need a latency");
        assertThat(text.lines().filter(line -> line.startsWith("  #"))).hasSize(3);
        assertThat(failures.get(0).getMessage())
                .contains("\n\n> marks the requests at fault in what was recorded:\n3 GETs, ");
        AssertionFailedError failure = (AssertionFailedError) failures.get(0);
        assertThat(failure.getExpected().getStringRepresentation())
                .isEqualTo("requests=1 gets=1 misses=0 bytes=15 roundTrips=1 maxInFlight=0 connections=0 rereads=0");
        assertThat(failure.getActual().getStringRepresentation()).startsWith("requests=3 gets=3 misses=1 bytes=");
    }

    @SlowStore(root = TWO_FILES, latency = "fixed(1ms)")
    static class OneFigureCase {
        @Test
        @Budget(misses = 0)
        void test(ServerHandle server) {
            JupiterRun.serves(server, "none");
        }
    }

    @Test
    void aFailureOfOneFigureIsToldAsThatOfAnAssertion() {
        assertThat(failuresOf(OneFigureCase.class)).singleElement().asString().matches("""
                        \\Q%sOneFigureCase > test(ServerHandle) is over its budget:
                        expected misses: at most 0, says @Budget on method %sOneFigureCase.test
                        but was: 1
                        seed: 42
                        network: fixed(1ms), unlimited
                        the misses:
                          #1   at ~ms  GET none -> 404, \\E\\d+ B in ~ms \\(1.0ms injected\\), 1 in flight, connection \\d+""".formatted(OUTER, OUTER));
    }

    @SlowStore(root = TWO_FILES)
    static class NoLatencyCase {
        @Test
        @Budget(roundTrips = 1)
        void test(ServerHandle server) {
            read(server, "a", "b");
        }
    }

    @Test
    void roundTripsWithoutLatencyComeWithAWarning() {
        assertThat(failuresOf(NoLatencyCase.class))
                .singleElement()
                .asString()
                .contains(
                        "\nbut was: 2\nround trips need a latency: without one, requests that did not wait for each other"
                                + " may count as round trips; give the server a latency of about 10ms\nseed: 42\n");
    }

    static class InheritedCase extends NoLatencyCase {}

    @Test
    void stackTracesAreTheTestMethodAlone() throws NoSuchMethodException {
        StackTraceElement frame =
                MethodSource.frameOf(NoLatencyCase.class.getDeclaredMethod("test", ServerHandle.class));
        assertThat(frame.toString()).matches(".*NoLatencyCase\\.test\\(BudgetFailureTest\\.java:\\d+\\)");
        for (Class<?> sample : List.of(NoLatencyCase.class, InheritedCase.class)) {
            assertThat(JupiterRun.of(sample).failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.getStackTrace()).containsExactly(frame));
        }
    }

    static class RolledCase {

        @RegisterExtension
        static final SlowStoreExtension STORE = SlowStoreExtension.of(
                SlowServer.builder(ObjectStore.of(Map.of("a", new byte[10]))).maxRecords(1));

        @Test
        @Budget(gets = 2, rereads = 9)
        void isBeyondTheList(ServerHandle server) {
            read(server, "a");
            read(server, "a");
        }

        @Test
        @Budget(gets = 2)
        void isCounted(ServerHandle server) {
            read(server, "a");
            read(server, "a");
        }
    }

    @Test
    void whatTheListNoLongerHasIsNotWithinABudget() {
        JupiterRun run = JupiterRun.of(RolledCase.class);
        run.tests().assertStatistics(statistics -> statistics.failed(1).succeeded(1));
        assertThat(run.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getMessage())
                        .contains("expected requests that read bytes again to be known", "the first 1 of 2 requests"));
    }

    @SlowStore(name = "one", root = TWO_FILES)
    @SlowStore(name = "two", root = TWO_FILES)
    @Budget(store = "one", gets = 0)
    static class TwoStoresCase {
        @Test
        @Budget(store = "two", gets = 1)
        @Budget(store = "two", misses = 0)
        void test(@Store("one") ServerHandle one, @Store("two") ServerHandle two) {
            read(one, "a");
            read(two, "a", "b");
        }

        @Test
        @Budget(store = "two", gets = 1)
        void onlyOneIsOver(@Store("two") ServerHandle two) {
            read(two, "a", "b");
        }
    }

    @Test
    void storesHaveBudgetsOfTheirOwnInOneFailure() {
        List<Throwable> failures = JupiterRun.of(TwoStoresCase.class).failures();
        assertThat(failures).hasSize(2);
        assertThat(failures)
                .extracting(Throwable::getMessage)
                .anySatisfy(message -> assertThat(message)
                        .contains(
                                "is over its budget of the store \"one\":\nexpected GETs: at most 0, says"
                                        + " @Budget(store = \"one\") on class " + OUTER + "TwoStoresCase\nbut was: 1\n",
                                "is over its budget of the store \"two\":\nexpected GETs: at most 1, says"
                                        + " @Budget(store = \"two\") on method " + OUTER
                                        + "TwoStoresCase.test\nbut was: 2\n"))
                .anySatisfy(message -> assertThat(message)
                        .contains("> onlyOneIsOver(ServerHandle) is over its budget of the store \"two\"")
                        .doesNotContain("\"one\""));
    }
}
