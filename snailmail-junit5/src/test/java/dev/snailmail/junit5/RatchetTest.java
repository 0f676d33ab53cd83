package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.reporting.ReportEntry;
import org.opentest4j.AssertionFailedError;

/** The best figures of tests in files: what is compared, what is written, and what is said of both. */
class RatchetTest {

    private static final String TWO_FILES = "synthetic(a: 10B, b: 20B)";
    private static final String OUTER = RatchetTest.class.getName() + "$";

    /** How often the samples read an object, and whether they fail then. */
    private static int reads;

    private static boolean fails;

    @TempDir
    Path dir;

    @BeforeEach
    void startOver() {
        reads = 3;
        fails = false;
    }

    private static void readsAsSet(ServerHandle server) {
        for (int i = 0; i < reads; i++) {
            JupiterRun.read(server, i == 0 ? "a" : "b");
        }
        if (fails) {
            throw new IllegalStateException("of its own");
        }
    }

    private JupiterRun run(String mode, Class<?> sample) {
        return run(Map.of(), mode, sample);
    }

    private JupiterRun run(Map<String, String> more, String mode, Class<?> sample) {
        Map<String, String> configuration = new HashMap<>(more);
        configuration.put("snailmail.budgets", mode);
        configuration.put("snailmail.budgets.directory", dir.toString());
        return JupiterRun.with(configuration, sample);
    }

    private Path file(Class<?> sample) {
        return dir.resolve(sample.getName().replace('.', '/') + ".budget");
    }

    private static String header(Class<?> sample) {
        return "# The best figures so far of the tests of " + sample.getName() + ", kept by @Budget(ratchet = true).\n"
                + "# Written by: mvn test -Dtest='" + sample.getName() + "' -Dsnailmail.budgets=write\n\n";
    }

    private static String command(String test) {
        return "mvn test -Dtest='" + OUTER + test + "' -Dsnailmail.budgets=write";
    }

    private static String failureOf(JupiterRun run) {
        List<Throwable> failures = run.failures();
        assertThat(failures).singleElement().isExactlyInstanceOf(AssertionFailedError.class);
        AssertionFailedError failure = (AssertionFailedError) failures.get(0);
        assertThat(failure.isExpectedDefined()).isEqualTo(failure.getMessage().contains("\nexpected "));
        return failure.getMessage().split("\nseed: ")[0];
    }

    @SlowStore(root = TWO_FILES, latency = "fixed(1ms)")
    @Budget(ratchet = true)
    static class SimpleCase {
        @Test
        void test(ServerHandle server) {
            readsAsSet(server);
        }
    }

    private static final String SIMPLE = "test(ServerHandle): requests=3 gets=3 misses=0 bytes=50 rereads=1";

    @Test
    void withoutFiguresItFailsAndSaysHowToWriteThem() {
        assertThat(failureOf(run("check", SimpleCase.class)))
                .isEqualTo(OUTER + "SimpleCase > test(ServerHandle) has a budget with nothing to compare with:\n"
                        + "there is no line yet for \"test(ServerHandle)\" in " + file(SimpleCase.class)
                        + ", nor such a file; @Budget on class " + OUTER
                        + "SimpleCase keeps the best figures there, which now are:\n  " + SIMPLE + "\nto write them: "
                        + command("SimpleCase#test"));
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void writesTheFiguresAndPassesWithThem() {
        run("write", SimpleCase.class).assertPassed(1);
        assertThat(file(SimpleCase.class)).hasContent(header(SimpleCase.class) + SIMPLE + "\n");

        JupiterRun again = run("check", SimpleCase.class);
        again.assertPassed(1);
        assertThat(again.tests().reportingEntryPublished().count()).isZero();
    }

    @Test
    void whatIsWorseFailsWithBothFiguresAndHowToAcceptThem() {
        run("write", SimpleCase.class).assertPassed(1);
        reads = 4;
        String best = ", the best so far in " + file(SimpleCase.class) + ", line 4\n";

        JupiterRun worse = run("check", SimpleCase.class);
        assertThat(failureOf(worse))
                .isEqualTo(OUTER + "SimpleCase > test(ServerHandle) is over its budget:\n"
                        + "expected requests: at most 3" + best + "but was: 4\n"
                        + "expected GETs: at most 3" + best + "but was: 4\n"
                        + "expected bytes sent: at most 50" + best + "but was: 70\n"
                        + "expected requests that read bytes again: at most 1" + best + "but was: 2\n"
                        + "to accept what is worse than the best so far, within the limits: "
                        + command("SimpleCase#test"));
        String[] text =
                worse.failures().get(0).getMessage().split("\n> marks the requests at fault in what was recorded");
        assertThat(text).hasSize(2);
        assertThat(text[0].lines().filter(line -> line.startsWith("  #")))
                .as("each request is listed once")
                .hasSize(4);

        run("write", SimpleCase.class).assertPassed(1);
        assertThat(file(SimpleCase.class)).content().contains("requests=4 gets=4 misses=0 bytes=70 rereads=2\n");
        run("check", SimpleCase.class).assertPassed(1);
    }

    /** What is logged, instead of on the console. */
    private static final class LoggedLines extends Handler implements AutoCloseable {

        private final Logger logger = Logger.getLogger("dev.snailmail");
        private final List<String> lines = new CopyOnWriteArrayList<>();

        LoggedLines() {
            logger.setUseParentHandlers(false);
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
            logger.setUseParentHandlers(true);
        }
    }

    @Test
    void whatIsBetterPassesAndSaysSo() {
        run("write", SimpleCase.class).assertPassed(1);
        reads = 2;

        JupiterRun better;
        try (LoggedLines logged = new LoggedLines()) {
            better = run("check", SimpleCase.class);
            assertThat(logged.lines)
                    .singleElement()
                    .asString()
                    .contains("SimpleCase > test(ServerHandle) costs less than the best so far in ");
        }
        better.assertPassed(1);
        assertThat(better.tests()
                        .reportingEntryPublished()
                        .map(event ->
                                event.getRequiredPayload(ReportEntry.class).getKeyValuePairs()))
                .containsExactly(Map.of(
                        "snailmail.budgets",
                        OUTER + "SimpleCase > test(ServerHandle) costs less than the best so far in "
                                + file(SimpleCase.class)
                                + ": requests 3 -> 2, gets 3 -> 2, bytes 50 -> 30, rereads 1 -> 0; to keep that: "
                                + command("SimpleCase#test")));
        assertThat(file(SimpleCase.class)).content().contains(SIMPLE);

        run("write", SimpleCase.class).assertPassed(1);
        assertThat(file(SimpleCase.class)).content().contains("requests=2 gets=2 misses=0 bytes=30 rereads=0\n");
    }

    @Test
    void aTestThatFailsIsNotWritten() {
        fails = true;
        assertThat(run("write", SimpleCase.class).failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessage("of its own"));
        assertThat(dir).isEmptyDirectory();
    }

    @SlowStore(root = TWO_FILES, latency = "fixed(1ms)")
    static class LimitedCase {
        @Test
        @Budget(gets = 3, roundTrips = 5, ratchet = true)
        void test(ServerHandle server) {
            readsAsSet(server);
        }
    }

    @Test
    void limitsHoldWhateverIsWritten() {
        reads = 4;
        assertThat(failureOf(run("write", LimitedCase.class)))
                .isEqualTo(
                        OUTER + "LimitedCase > test(ServerHandle) is over its budget:\nexpected GETs: at most 3, says"
                                + " @Budget on method " + OUTER + "LimitedCase.test\nbut was: 4");
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void figuresThatMayDifferFromRunToRunAreKeptIfTheyHaveALimit() throws IOException {
        run("write", LimitedCase.class).assertPassed(1);
        assertThat(file(LimitedCase.class))
                .content()
                .endsWith("\ntest(ServerHandle): requests=3 gets=3 misses=0 bytes=50 roundTrips=3 rereads=1\n");

        Files.writeString(
                file(LimitedCase.class), "test(ServerHandle): requests=3 gets=3 misses=0 bytes=50 maxInFlight=0\n");
        assertThat(failureOf(run("check", LimitedCase.class)))
                .isEqualTo(OUTER + "LimitedCase > test(ServerHandle) has a budget with nothing to compare with:\n"
                        + "there is no roundTrips, rereads yet in " + file(LimitedCase.class)
                        + ", line 1; @Budget on method "
                        + OUTER + "LimitedCase.test keeps the best figures there, which now are:\n"
                        + "  test(ServerHandle): requests=3 gets=3 misses=0 bytes=50 roundTrips=3 rereads=1\n"
                        + "to write them: " + command("LimitedCase#test"));
    }

    @Test
    void oneFigureIsToldOnceAndAllThatIsWrongAtOnce() throws IOException {
        run("write", LimitedCase.class).assertPassed(1);
        Files.writeString(
                file(LimitedCase.class), "test(ServerHandle): requests=3 gets=3 misses=0 bytes=50 rereads=1\n");
        reads = 4;
        assertThat(failureOf(run("check", LimitedCase.class)))
                .containsOnlyOnce("expected GETs: at most 3, says @Budget on method")
                .contains("expected requests: at most 3, the best so far in", "there is no roundTrips yet in");
    }

    @SlowStore(root = TWO_FILES)
    @Budget(ratchet = true)
    static class KeysCase {
        @Test
        void plain(ServerHandle server) {}

        @Test
        void overloaded(ServerHandle server) {}

        @ParameterizedTest(name = "{0} of many")
        @ValueSource(strings = {"a", "b"})
        void overloaded(String key, ServerHandle server) {
            JupiterRun.read(server, key);
        }

        @RepeatedTest(2)
        void repeated() {}

        @Nested
        class Within {
            @Test
            void plain(ServerHandle server) {}

            @Nested
            class Deeper {
                @Test
                @SlowStore(name = "a b", root = TWO_FILES)
                @Budget(store = "a b", gets = 1, ratchet = true)
                void two(@Store("a b") ServerHandle server) {
                    JupiterRun.read(server, "a");
                }
            }
        }
    }

    static class HeirCase extends KeysCase {}

    private static final String NO_COST = ": requests=0 gets=0 misses=0 bytes=0 rereads=0\n";
    private static final String ONE_GET = ": requests=1 gets=1 misses=0 bytes=10 rereads=0\n";
    private static final String ALL_KEYS = "Within.Deeper.two(ServerHandle)" + NO_COST
            + "Within.Deeper.two(ServerHandle)@a+b" + ONE_GET
            + "Within.plain(ServerHandle)" + NO_COST
            + "overloaded(ServerHandle)" + NO_COST
            + "overloaded(String, ServerHandle)[1]" + ONE_GET
            + "overloaded(String, ServerHandle)[2]" + ONE_GET.replace("10", "20")
            + "plain(ServerHandle)" + NO_COST
            + "repeated()[1]" + NO_COST
            + "repeated()[2]" + NO_COST;

    @Test
    void eachTestInvocationAndStoreHasALineInTheFileOfTheOutermostClass() {
        run("write", KeysCase.class).assertPassed(8);
        assertThat(file(KeysCase.class)).hasContent(header(KeysCase.class) + ALL_KEYS);
        run("check", KeysCase.class).assertPassed(8);
    }

    @Test
    void anInvocationIsToldWithItsTest() {
        assertThat(run("check", KeysCase.class).failures())
                .hasSize(8)
                .extracting(Throwable::getMessage)
                .anySatisfy(message -> assertThat(message)
                        .startsWith(OUTER + "KeysCase > overloaded(String, ServerHandle) > b of many has a budget with")
                        .contains(" no line yet for \"overloaded(String, ServerHandle)[2]\" in ")
                        .endsWith(command("KeysCase#overloaded")))
                .anySatisfy(message -> assertThat(message)
                        .startsWith(OUTER + "KeysCase$Within$Deeper > two(ServerHandle) has a budget of the store"
                                + " \"a b\" with nothing to compare with:\n")
                        .contains("\n\n" + OUTER + "KeysCase$Within$Deeper > two(ServerHandle) has a budget with"
                                + " nothing to compare with:\n"));
    }

    @SlowStore(root = TWO_FILES)
    @Budget(ratchet = true)
    @ParameterizedClass
    @ValueSource(strings = {"a", "b"})
    static class ParameterizedCase {
        private final String key;

        ParameterizedCase(String key) {
            this.key = key;
        }

        @RepeatedTest(2)
        void test(ServerHandle server) {
            JupiterRun.read(server, key);
        }

        @Nested
        class Within {
            @Test
            void test(ServerHandle server) {
                JupiterRun.read(server, key);
            }
        }
    }

    @Test
    void invocationsOfClassesHaveLinesToo() {
        run("write", ParameterizedCase.class).assertPassed(6);
        String two = ONE_GET.replace("10", "20");
        assertThat(file(ParameterizedCase.class))
                .hasContent(header(ParameterizedCase.class)
                        + "[1].Within.test(ServerHandle)" + ONE_GET
                        + "[1].test(ServerHandle)[1]" + ONE_GET
                        + "[1].test(ServerHandle)[2]" + ONE_GET
                        + "[2].Within.test(ServerHandle)" + two
                        + "[2].test(ServerHandle)[1]" + two
                        + "[2].test(ServerHandle)[2]" + two);
    }

    @Test
    void testsThatRunAtOnceWriteTheSame() {
        JupiterRun run = run(ParallelTest.parallel("concurrent", 4), "write", HeirCase.class);
        run.assertPassed(8);
        assertThat(file(HeirCase.class)).hasContent(header(HeirCase.class) + ALL_KEYS);
    }

    @Test
    void aFileThatCannotBeReadIsAnErrorOfTheTest() throws IOException {
        run("write", SimpleCase.class).assertPassed(1);
        Files.writeString(file(SimpleCase.class), "test() gets=3\n");
        for (String mode : List.of("check", "write")) {
            assertThat(run(mode, SimpleCase.class).failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure)
                            .isInstanceOf(ExtensionConfigurationException.class)
                            .hasMessageStartingWith("@Budget on class " + OUTER + "SimpleCase, for " + OUTER
                                    + "SimpleCase > test(ServerHandle): file (" + file(SimpleCase.class)
                                    + "), line 1: \"test() gets=3\" cannot be read; allowed: "));
        }
    }
}
