package dev.snailmail.junit5;

import static dev.snailmail.junit5.ReportedRun.onlyFailure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.junit5.ReportedRun.OneFails;
import dev.snailmail.junit5.ReportedRun.TwoStores;
import dev.snailmail.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
import org.junit.platform.testkit.engine.EngineTestKit;

/** The files that tests leave, and where. */
class ReportFilesTest {

    private static final String SAMPLE = ReportFilesTest.class.getName() + "$";
    private static final String SHARED = ReportedRun.class.getName() + "$";

    @TempDir
    Path folder;

    private JupiterRun run(String mode, Class<?> sample) {
        return ReportedRun.of(mode, folder, sample);
    }

    @Test
    void aFailedTestLeavesFilesThatSayWhatItAskedFor() throws IOException {
        run("failed", OneFails.class);

        Path report = folder.resolve(SHARED + "OneFails").resolve("asksAndFails");
        assertThat(namesIn(report)).containsExactly("recording.har", "recording.html", "recording.json");
        assertThat(Recording.read(report.resolve("recording.json")).gets()).isEqualTo(2);
        assertThat(report.resolve("recording.html")).content().contains("snail.bin");
        assertThat(report.resolve("recording.har")).content().contains("/snail.bin", "\"_snailmail\"");
        assertThat(report.getParent().getParent().resolve(SHARED + "OneFails").resolve("asksAndPasses"))
                .doesNotExist();
    }

    @Test
    void theArchiveHasTheTimeOfTheTest() throws IOException {
        int thisYear = Year.now().getValue();

        run("failed", OneFails.class);

        assertThat(folder.resolve(SHARED + "OneFails/asksAndFails/recording.har"))
                .content()
                .containsPattern("\"startedDateTime\" ?: ?\"(" + thisYear + "|" + (thisYear + 1) + ")-");
    }

    @Test
    void everyTestLeavesFilesIfAsked() {
        run("always", OneFails.class);

        assertThat(namesIn(folder.resolve(SHARED + "OneFails"))).containsExactly("asksAndFails", "asksAndPasses");
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

    @Test
    void invocationsOfOneTestHaveFoldersOfTheirOwn() {
        run("always", Invocations.class);

        assertThat(namesIn(folder.resolve(SAMPLE + "Invocations")))
                .containsExactly("parameters-1", "parameters-2", "repeats-1", "repeats-2");
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

    @Test
    void methodsOfOneNameHaveFoldersOfTheirOwn() {
        run("always", Overloaded.class);

        assertThat(namesIn(folder.resolve(SAMPLE + "Overloaded")))
                .containsExactly("asks(ServerHandle)", "asks(ServerHandle,TestInfo)");
    }

    @Test
    void filesHaveTheNamesOfTheirStores() {
        run("failed", TwoStores.class);

        assertThat(namesIn(folder.resolve(SHARED + "TwoStores").resolve("asksBoth")))
                .containsExactly("data.har", "data.html", "data.json", "index.har", "index.html", "index.json");
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

    private record InOneFolder(Path getRootDirectory) implements OutputDirectoryCreator {

        @Override
        public Path createOutputDirectory(TestDescriptor test) {
            return getRootDirectory;
        }
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
                .hasSameBinaryContentAs(folder.resolve(SHARED + "OneFails/asksAndFails/recording.html"));
    }

    @Test
    void aFolderThatCannotBeMadeDoesNotHideTheFailure() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");

        JupiterRun run = JupiterRun.with(
                Map.of("snailmail.report", "failed", "snailmail.report.folder", file.toString()), OneFails.class);

        assertThat(onlyFailure(run)).hasMessage("wrong tile");
        assertThat(onlyFailure(run).getSuppressed()[0].getMessage()).contains("snail.bin");
    }

    private static List<String> namesIn(Path path) {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
