package dev.snailmail.junit5;

import static dev.snailmail.junit5.ReportedRun.entries;
import static dev.snailmail.junit5.ReportedRun.onlyFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.snailmail.ServerHandle;
import dev.snailmail.assertj.SnailmailAssertions;
import dev.snailmail.junit5.ReportedRun.OneFails;
import dev.snailmail.junit5.ReportedRun.TwoStores;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What failures and the report of JUnit say of what a test asked for. */
class TestReportsTest {

    private static final String SAMPLE = TestReportsTest.class.getName() + "$";
    private static final String SHARED = ReportedRun.class.getName() + "$";

    @TempDir
    Path folder;

    private JupiterRun run(String mode, Class<?> sample) {
        return ReportedRun.of(mode, folder, sample);
    }

    @Test
    void theFailureShowsTheRequestsOnceAndWhereTheFilesAre() {
        Throwable failure = onlyFailure(run("failed", OneFails.class));

        assertThat(failure).hasMessage("wrong tile").hasSuppressedException(failure.getSuppressed()[0]);
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(failure.getSuppressed()[0].toString())
                .startsWith("what the store was asked for in this test: "
                        + folder.resolve(SHARED + "OneFails").resolve("asksAndFails") + "\n")
                .contains("2 GETs", "snail.bin", "seed 7");
        assertThat(failure.getSuppressed()[0].getStackTrace()).isEmpty();
    }

    @SlowStore(root = "src/test/resources/store")
    static class AnAssertionFails {

        @Test
        void asksTooOften(ServerHandle server) {
            JupiterRun.read(server, "snail.bin");
            SnailmailAssertions.assertThat(server).hadAtMostGets(0);
        }
    }

    @Test
    void anAssertionThatShowsTheRequestsIsOnlyToldWhereTheFilesAre() {
        Throwable failure = onlyFailure(run("failed", AnAssertionFails.class));

        assertThat(failure.getMessage()).contains("seed: ", "snail.bin");
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(note -> assertThat(note.getMessage())
                        .isEqualTo("what the store was asked for in this test: "
                                + folder.resolve(SAMPLE + "AnAssertionFails").resolve("asksTooOften")));
    }

    @Test
    void withoutFilesTheFailureShowsTheRequestsAllTheSame() {
        JupiterRun run = run("never", OneFails.class);

        assertThat(onlyFailure(run).getSuppressed()[0].getMessage())
                .startsWith("what the store was asked for in this test\n")
                .contains("snail.bin");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void withoutFilesAnAssertionThatShowsTheRequestsIsLeftAlone() {
        assertThat(onlyFailure(run("never", AnAssertionFails.class)).getSuppressed())
                .isEmpty();
    }

    @SlowStore(root = "src/test/resources/store")
    static class NoMessage {

        @Test
        void asksAndFails(ServerHandle server) {
            JupiterRun.read(server, "snail.bin");
            throw new IllegalStateException();
        }
    }

    @Test
    void aFailureWithoutAMessageShowsTheRequestsToo() {
        assertThat(onlyFailure(run("never", NoMessage.class)).getSuppressed())
                .singleElement()
                .satisfies(note -> assertThat(note.getMessage()).contains("1 GET, "));
    }

    @Test
    void figuresAndPicturesHaveTheNamesOfTheirStoresToo() {
        JupiterRun run = run("never", TwoStores.class);

        assertThat(entries(run))
                .hasSize(2)
                .anySatisfy(entry -> assertThat(entry).containsEntry("snailmail.data.gets", "1"))
                .anySatisfy(entry -> assertThat(entry).containsEntry("snailmail.index.gets", "2"));
        assertThat(onlyFailure(run).getSuppressed())
                .extracting(Throwable::getMessage)
                .anySatisfy(text ->
                        assertThat(text).startsWith("what the store \"data\" was asked for in this test\n1 GET, "))
                .anySatisfy(text ->
                        assertThat(text).startsWith("what the store \"index\" was asked for in this test\n2 GETs, "));
    }

    @SlowStore(root = "src/test/resources/store")
    static class NobodyAsks {

        @Test
        void fails() {
            fail("of something else");
        }
    }

    @Test
    void aStoreThatNobodyAskedLeavesNothing() {
        JupiterRun run = run("always", NobodyAsks.class);

        assertThat(onlyFailure(run).getSuppressed()).isEmpty();
        assertThat(entries(run)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @SlowStore(root = "src/test/resources/store")
    static class Aborted {

        @Test
        void assumesTooMuch(ServerHandle server) {
            JupiterRun.read(server, "snail.bin");
            Assumptions.abort("not here");
        }
    }

    @Test
    void anAbortedTestHasNotFailed() {
        run("failed", Aborted.class);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void failuresAreReportedWithTheirFigures() {
        assertThat(entries(run("failed", OneFails.class)))
                .singleElement()
                .isEqualTo(Map.of(
                        "snailmail.requests", "2",
                        "snailmail.gets", "2",
                        "snailmail.misses", "0",
                        "snailmail.bytesSent", "20",
                        "snailmail.maxInFlight", "1",
                        "snailmail.seed", "7",
                        "snailmail.network", "none, unlimited",
                        "snailmail.report",
                                folder.resolve(SHARED + "OneFails")
                                        .resolve("asksAndFails")
                                        .toString()));
    }

    @Test
    void anotherWordIsAnError() {
        assertThat(run("sometimes", OneFails.class).failures())
                .anySatisfy(failure -> assertThat(failure)
                        .hasMessage("configuration parameter snailmail.report (sometimes) must be always, failed or"
                                + " never"));
    }
}
