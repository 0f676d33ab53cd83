package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.snailmail.ServerHandle;
import dev.snailmail.assertj.SnailmailAssertions;
import dev.snailmail.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class TestReportsTest {

    private static final String SAMPLE = TestReportsTest.class.getName() + "$";

    @TempDir
    Path folder;

    @Test
    void aFailedTestLeavesFilesThatSayWhatItAskedFor() throws IOException {
        run("failed", OneFails.class);

        Path report = folder.resolve(SAMPLE + "OneFails").resolve("asksAndFails");
        assertThat(namesIn(report)).containsExactly("recording.har", "recording.html", "recording.json");
        assertThat(Recording.read(report.resolve("recording.json")).gets()).isEqualTo(2);
        assertThat(report.resolve("recording.html")).content().contains("snail.bin");
        assertThat(report.resolve("recording.har")).content().contains("/snail.bin", "\"_snailmail\"");
        assertThat(report.getParent().getParent().resolve(SAMPLE + "OneFails").resolve("asksAndPasses"))
                .doesNotExist();
    }

    @Test
    void theArchiveHasTheTimeOfTheTest() throws IOException {
        int thisYear = Year.now().getValue();

        run("failed", OneFails.class);

        assertThat(folder.resolve(SAMPLE + "OneFails/asksAndFails/recording.har"))
                .content()
                .containsPattern("\"startedDateTime\" ?: ?\"(" + thisYear + "|" + (thisYear + 1) + ")-");
    }

    @Test
    void theFailureShowsTheRequestsOnceAndWhereTheFilesAre() {
        Throwable failure = onlyFailure(run("failed", OneFails.class));

        assertThat(failure).hasMessage("wrong tile").hasSuppressedException(failure.getSuppressed()[0]);
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(failure.getSuppressed()[0].toString())
                .startsWith("what the store was asked for in this test: "
                        + folder.resolve(SAMPLE + "OneFails").resolve("asksAndFails") + "\n")
                .contains("2 GETs", "snail.bin", "seed 7");
        assertThat(failure.getSuppressed()[0].getStackTrace()).isEmpty();
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

    @Test
    void aFailureWithoutAMessageShowsTheRequestsToo() {
        assertThat(onlyFailure(run("never", NoMessage.class)).getSuppressed())
                .singleElement()
                .satisfies(note -> assertThat(note.getMessage()).contains("1 GET, "));
    }

    @Test
    void everyTestLeavesFilesIfAsked() {
        run("always", OneFails.class);

        assertThat(namesIn(folder.resolve(SAMPLE + "OneFails"))).containsExactly("asksAndFails", "asksAndPasses");
    }

    @Test
    void invocationsOfOneTestHaveFoldersOfTheirOwn() {
        run("always", Invocations.class);

        assertThat(namesIn(folder.resolve(SAMPLE + "Invocations")))
                .containsExactly("parameters-1", "parameters-2", "repeats-1", "repeats-2");
    }

    @Test
    void methodsOfOneNameHaveFoldersOfTheirOwn() {
        run("always", Overloaded.class);

        assertThat(namesIn(folder.resolve(SAMPLE + "Overloaded")))
                .containsExactly("asks(ServerHandle)", "asks(ServerHandle,TestInfo)");
    }

    @Test
    void filesHaveTheNamesOfTheirStores() {
        run("failed", TwoStores.class);

        assertThat(namesIn(folder.resolve(SAMPLE + "TwoStores").resolve("asksBoth")))
                .containsExactly("data.har", "data.html", "data.json", "index.har", "index.html", "index.json");
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

    @Test
    void namesThatNoFileSystemNeedTakeAreMadePlainAndCut() {
        run("always", OddNames.class);

        assertThat(namesIn(folder.resolve(SAMPLE + "OddNames")))
                .containsExactlyInAnyOrder(
                        "costs_", LONG_NAME.substring(0, 120) + "-" + Integer.toHexString(LONG_NAME.hashCode()));
    }

    @Test
    void filesGoWhereTheBuildPutsItsOwn(@TempDir Path project) throws IOException {
        assertThat(ReportFolder.usual(project)).isEqualTo(Path.of("target", "snailmail"));
        Files.createFile(project.resolve("build.gradle.kts"));
        assertThat(ReportFolder.usual(project)).isEqualTo(Path.of("build", "snailmail"));
        Files.createFile(project.resolve("pom.xml"));
        assertThat(ReportFolder.usual(project)).isEqualTo(Path.of("target", "snailmail"));
    }

    @Test
    void aStoreThatNobodyAskedLeavesNothing() {
        JupiterRun run = run("always", NobodyAsks.class);

        assertThat(onlyFailure(run).getSuppressed()).isEmpty();
        assertThat(entries(run)).isEmpty();
        assertThat(folder).isEmptyDirectory();
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
                                folder.resolve(SAMPLE + "OneFails")
                                        .resolve("asksAndFails")
                                        .toString()));
    }

    @Test
    void theFilesAreAttachedToTheTest() throws IOException {
        Path published = Files.createDirectory(folder.resolve("published"));
        Files.writeString(published.resolve("recording.html"), "of an earlier run");
        List<FileEntry> attached = EngineTestKit.engine("junit-jupiter")
                .outputDirectoryCreator(new InOneFolder(published))
                .configurationParameter("snailmail.report.folder", folder.toString())
                .selectors(DiscoverySelectors.selectMethod(OneFails.class, "asksAndFails", ServerHandle.class))
                .execute()
                .testEvents()
                .fileEntryPublished()
                .map(event -> event.getRequiredPayload(FileEntry.class))
                .toList();

        assertThat(attached)
                .extracting(file ->
                        file.getPath().getFileName() + " " + file.getMediaType().orElse(""))
                .containsExactly(
                        "recording.html text/html",
                        "recording.json application/json",
                        "recording.har application/json");
        assertThat(published.resolve("recording.html"))
                .hasSameBinaryContentAs(folder.resolve(SAMPLE + "OneFails/asksAndFails/recording.html"));
    }

    @Test
    void aFolderThatCannotBeMadeDoesNotHideTheFailure() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");

        JupiterRun run = JupiterRun.with(
                Map.of("snailmail.report", "failed", "snailmail.report.folder", file.toString()), OneFails.class);

        assertThat(onlyFailure(run)).hasMessage("wrong tile");
        assertThat(onlyFailure(run).getSuppressed()[0].getMessage()).contains("snail.bin");
    }

    @Test
    void anotherWordIsAnError() {
        assertThat(run("sometimes", OneFails.class).failures())
                .anySatisfy(failure -> assertThat(failure)
                        .hasMessage("configuration parameter snailmail.report (sometimes) must be always, failed or"
                                + " never"));
    }

    private record InOneFolder(Path getRootDirectory) implements OutputDirectoryCreator {

        @Override
        public Path createOutputDirectory(TestDescriptor test) {
            return getRootDirectory;
        }
    }

    private JupiterRun run(String mode, Class<?> sample) {
        return JupiterRun.with(Map.of("snailmail.report", mode, "snailmail.report.folder", folder.toString()), sample);
    }

    private static Throwable onlyFailure(JupiterRun run) {
        assertThat(run.failures()).hasSize(1);
        return run.failures().get(0);
    }

    private static List<Map<String, String>> entries(JupiterRun run) {
        return run.tests()
                .reportingEntryPublished()
                .map(Event::getPayload)
                .map(payload -> ((ReportEntry) payload.orElseThrow()).getKeyValuePairs())
                .toList();
    }

    private static List<String> namesIn(Path path) {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @SlowStore(root = "src/test/resources/store", seed = 7)
    static class OneFails {

        @Test
        void asksAndFails(ServerHandle server) {
            JupiterRun.read(server, "snail.bin");
            JupiterRun.read(server, "snail.bin");
            fail("wrong tile");
        }

        @Test
        void asksAndPasses(ServerHandle server) {
            JupiterRun.read(server, "snail.bin");
        }
    }

    @SlowStore(root = "src/test/resources/store")
    static class AnAssertionFails {

        @Test
        void asksTooOften(ServerHandle server) {
            JupiterRun.read(server, "snail.bin");
            SnailmailAssertions.assertThat(server).hadAtMostGets(0);
        }
    }

    @SlowStore(root = "src/test/resources/store")
    static class NoMessage {

        @Test
        void asksAndFails(ServerHandle server) {
            JupiterRun.read(server, "snail.bin");
            throw new IllegalStateException();
        }
    }

    @SlowStore(root = "src/test/resources/store")
    static class Invocations {

        @RepeatedTest(2)
        void repeats(ServerHandle server) {
            JupiterRun.read(server, "snail.bin");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a/b", "../c"})
        void parameters(String value, ServerHandle server) {
            JupiterRun.read(server, "snail.bin");
        }
    }

    private static final String LONG_NAME =
            "asksWithANameThatIsLongerThanSomeFileSystemsTakeSinceItTellsAStoryOfATestInEveryDetailThatAnybodyCouldEverAskForWhenItFailsXX";

    @SlowStore(root = "src/test/resources/store")
    static class OddNames {

        @Test
        void costs€(ServerHandle server) {
            JupiterRun.read(server, "snail.bin");
        }

        @Test
        void
                asksWithANameThatIsLongerThanSomeFileSystemsTakeSinceItTellsAStoryOfATestInEveryDetailThatAnybodyCouldEverAskForWhenItFailsXX(
                        ServerHandle server) {
            JupiterRun.read(server, "snail.bin");
        }
    }

    @SlowStore(root = "src/test/resources/store")
    static class Overloaded {

        @Test
        void asks(ServerHandle server) {
            JupiterRun.read(server, "snail.bin");
        }

        @Test
        void asks(ServerHandle server, TestInfo test) {
            JupiterRun.read(server, "snail.bin");
        }
    }

    @SlowStore(name = "data", root = "src/test/resources/store")
    @SlowStore(name = "index", root = "src/test/resources/store")
    static class TwoStores {

        @Test
        void asksBoth(@Store("data") ServerHandle data, @Store("index") ServerHandle index) {
            JupiterRun.read(data, "snail.bin");
            JupiterRun.read(index, "snail.bin");
            JupiterRun.read(index, "snail.bin");
            fail("no");
        }
    }

    @SlowStore(root = "src/test/resources/store")
    static class NobodyAsks {

        @Test
        void fails() {
            fail("of something else");
        }
    }

    @SlowStore(root = "src/test/resources/store")
    static class Aborted {

        @Test
        void assumesTooMuch(ServerHandle server) {
            JupiterRun.read(server, "snail.bin");
            Assumptions.abort("not here");
        }
    }
}
