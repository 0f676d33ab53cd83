package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.store.ObjectStore;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opentest4j.AssertionFailedError;

/** What budgets limit, where they stand, and what their failures say. */
class BudgetTest {

    private static final String TWO_FILES = "synthetic(a: 10B, b: 20B)";
    private static final String OUTER = BudgetTest.class.getName() + "$";

    private static void read(ServerHandle server, String... keys) {
        for (String key : keys) {
            JupiterRun.read(server, key);
        }
    }

    /** The failures of a class, each without the picture, and with times blurred. */
    private static List<String> failuresOf(Class<?> sample) {
        return messages(JupiterRun.of(sample).failures());
    }

    private static List<String> messages(List<Throwable> failures) {
        assertThat(failures).allSatisfy(failure -> assertThat(failure).isExactlyInstanceOf(AssertionFailedError.class));
        return failures.stream()
                .map(failure -> failure.getMessage().split("\n\n")[0].replaceAll(" +\\d+\\.\\dms", " ~ms"))
                .toList();
    }

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
                        + "seed: 7\nnetwork: fixed(1ms), unlimited\nthe requests:\n  #1 ")
                .contains("\nthe misses:\n  #3   at ~ms  GET none -> 404, ")
                .contains("\nthe requests that read bytes again:\n  #2   at ~ms  GET a -> 200, 10 B in ")
                .doesNotContain("no latency was injected");
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
    static class JustEnoughCase {
        @Test
        @Budget(
                requests = 3,
                gets = 3,
                misses = 0,
                bytes = "40",
                roundTrips = 3,
                maxInFlight = 1,
                connections = 3,
                rereads = 1)
        void test(ServerHandle server) {
            read(server, "a", "b", "a");
        }
    }

    @Test
    void whatIsNotExceededPasses() {
        JupiterRun.of(JustEnoughCase.class).assertPassed(1);
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
                        "\nbut was: 2\nno latency was injected, so that requests which did not wait for each other may"
                                + " count as round trips: use one of some 10ms\nseed: 42\n");
    }

    @SlowStore(root = TWO_FILES)
    @Budget(gets = 2)
    static class WhenCase {
        @BeforeEach
        void opens(ServerHandle server) {
            read(server, "a");
        }

        @Test
        void countsWhatBeforeEachAsked(ServerHandle server) {
            read(server, "a", "b");
        }

        @Test
        void startsOverAtAReset(ServerHandle server) {
            server.reset();
            read(server, "a", "b");
        }

        @AfterEach
        void cleansUp(ServerHandle server) {
            read(server, "a", "b");
        }
    }

    @Test
    void countsFromBeforeEachToTheEndOfTheTest() {
        assertThat(failuresOf(WhenCase.class))
                .singleElement()
                .asString()
                .contains(
                        " > countsWhatBeforeEachAsked(ServerHandle) is over", "expected GETs: at most 2", "but was: 3");
    }

    @SlowStore(root = TWO_FILES)
    @Budget(gets = 0)
    static class FailingCase {
        @Test
        void fails(ServerHandle server) {
            read(server, "a");
            throw new IllegalStateException("of its own");
        }

        @Test
        void isAborted(ServerHandle server) {
            read(server, "a");
            Assumptions.abort("of its own");
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

    @Test
    void aTestThatHasFailedIsNotChecked() {
        JupiterRun run = JupiterRun.of(FailingCase.class);
        run.tests().assertStatistics(statistics -> statistics.failed(1).aborted(1));
        assertThat(run.failures()).allSatisfy(failure -> {
            assertThat(failure).hasMessageEndingWith("of its own");
            assertThat(failure.getSuppressed())
                    .noneSatisfy(added -> assertThat(added.toString()).contains("budget"));
        });
    }

    @SlowStore(root = TWO_FILES)
    @Budget(gets = 1, misses = 0)
    static class MergedCase {
        @Test
        void hasThatOfTheClass(ServerHandle server) {
            read(server, "a", "b");
        }

        @Test
        @Budget(gets = 3)
        void setsOneAnew(ServerHandle server) {
            read(server, "a", "b");
            JupiterRun.serves(server, "none");
        }

        @Nested
        @Budget(bytes = "10B")
        class Within {
            @Test
            void hasBoth(ServerHandle server) {
                read(server, "a", "b");
            }

            @Test
            @Budget(gets = 2, bytes = "30B")
            void setsBothAnew(ServerHandle server) {
                read(server, "a", "b");
            }
        }
    }

    @Test
    void whatIsNearerHoldsAttributeByAttribute() {
        List<String> failures = failuresOf(MergedCase.class);
        assertThat(failures).hasSize(3);
        assertThat(failures)
                .anySatisfy(failure -> assertThat(failure)
                        .contains("hasThatOfTheClass", "at most 1, says @Budget on class " + OUTER + "MergedCase\n")
                        .doesNotContain("misses"))
                .anySatisfy(failure -> assertThat(failure)
                        .contains("setsOneAnew", "expected misses: at most 0, says @Budget on class " + OUTER)
                        .doesNotContain("GETs:"))
                .anySatisfy(failure -> assertThat(failure)
                        .contains(
                                "hasBoth",
                                "expected GETs: at most 1, says @Budget on class " + OUTER + "MergedCase\n",
                                "at most 10 (10B), says @Budget on class " + OUTER + "MergedCase$Within\n"));
    }

    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @Budget(gets = 1)
    @interface OneGet {}

    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @SlowStore(root = TWO_FILES)
    @Budget(misses = 0)
    @interface Thrifty {}

    @Thrifty
    @OneGet
    static class ComposedCase {
        @Test
        void test(ServerHandle server) {
            read(server, "a");
            JupiterRun.serves(server, "none");
        }
    }

    @Thrifty
    static class ComposedMethodCase {
        @Test
        @OneGet
        @Budget(bytes = "10B")
        void test(ServerHandle server) {
            read(server, "b", "a");
        }
    }

    @Budget(gets = 1)
    interface Limited {}

    @Budget(gets = 2)
    interface LimitedNearer extends Limited {}

    static class InheritedCase extends ComposedCase {}

    @SlowStore(root = TWO_FILES)
    static class ImplementingCase implements LimitedNearer {
        @Test
        void test(ServerHandle server) {
            read(server, "a", "b", "a");
        }
    }

    @Test
    void isFoundOnAnnotationsSuperclassesAndInterfaces() {
        assertThat(failuresOf(ComposedCase.class)).singleElement().asString().contains("GETs: at most 1", "misses: at");
        assertThat(failuresOf(InheritedCase.class))
                .singleElement()
                .asString()
                .contains("GETs: at most 1, says @Budget on class " + OUTER + "ComposedCase\n");
        assertThat(failuresOf(ComposedMethodCase.class))
                .singleElement()
                .asString()
                .contains("GETs: at most 1", "bytes sent: at most 10 (10B)");
        assertThat(failuresOf(ImplementingCase.class))
                .singleElement()
                .asString()
                .contains("GETs: at most 2, says @Budget on interface " + OUTER + "LimitedNearer\n");
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

    @SlowStore(name = "only", root = TWO_FILES)
    @Budget(gets = 0, misses = 0)
    static class OnlyStoreCase {
        @Test
        @Budget(store = "only", gets = 2)
        void test(ServerHandle server) {
            read(server, "a", "b");
        }
    }

    static class FieldCase {
        @RegisterExtension
        static final SlowStoreExtension STORE =
                SlowStoreExtension.of(SlowServer.builder(ObjectStore.synthetic("a", 10)));

        @Test
        @Budget(gets = 1)
        void test() {
            read(STORE.server(), "a", "a");
        }
    }

    static class MethodStoreCase {
        @Test
        @Budget(gets = 1)
        @SlowStore(root = TWO_FILES)
        void test(ServerHandle server) {
            read(server, "a", "a");
        }
    }

    @Test
    void theOnlyStoreNeedsNoNameAndMayBeInAFieldOrOnAMethod() {
        JupiterRun.of(OnlyStoreCase.class).assertPassed(1);
        assertThat(failuresOf(FieldCase.class)).singleElement().asString().contains("at most 1", "but was: 2");
        assertThat(failuresOf(MethodStoreCase.class)).singleElement().asString().contains("at most 1", "but was: 2");
    }

    @SlowStore(root = TWO_FILES)
    static class DynamicCase {
        @TestFactory
        @Budget(gets = 2)
        Stream<DynamicTest> reads(ServerHandle server) {
            return Stream.of("a", "b", "a").map(key -> DynamicTest.dynamicTest(key, () -> read(server, key)));
        }
    }

    @Test
    void dynamicTestsHaveOneTogether() {
        JupiterRun run = JupiterRun.of(DynamicCase.class);
        run.tests().assertStatistics(statistics -> statistics.succeeded(3));
        assertThat(messages(run.failures()))
                .singleElement()
                .asString()
                .contains("> reads(ServerHandle) is over its budget:", "GETs: at most 2", "but was: 3");
    }

    @SlowStore(root = TWO_FILES)
    @Budget(gets = 3)
    static class ParallelCase {
        @RepeatedTest(20)
        void isWithin(ServerHandle server) {
            read(server, "a", "b", "a");
        }

        @RepeatedTest(5)
        void isOver(ServerHandle server) {
            read(server, "a", "b", "a", "b");
        }
    }

    @Test
    void testsThatRunAtOnceHaveBudgetsOfTheirOwn() {
        JupiterRun run = JupiterRun.with(ParallelTest.parallel("concurrent", 4), ParallelCase.class);
        run.tests().assertStatistics(statistics -> statistics.succeeded(20).failed(5));
        assertThat(messages(run.failures()))
                .allSatisfy(message -> assertThat(message).contains("but was: 4"));
    }
}
