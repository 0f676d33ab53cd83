package dev.snailmail.junit5;

import static dev.snailmail.junit5.BudgetRun.TWO_FILES;
import static dev.snailmail.junit5.BudgetRun.failuresOf;
import static dev.snailmail.junit5.BudgetRun.messages;
import static dev.snailmail.junit5.BudgetRun.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What counts towards a budget: of which test, and from when to when. */
class BudgetScopeTest {

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
