package dev.snailmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import dev.snailmail.report.TextWaterfall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written when the command stops, and made of it afterwards. */
class ReportFileTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "reports");

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void fillStore() throws IOException {
        root = Files.createDirectory(folder.resolve("store"));
        Files.writeString(root.resolve("hello.bin"), "hello");
    }

    private CommandRun serve(Path report) {
        return CommandRun.serving(serving -> serving.get("hello.bin"), root.toString(), "--report", report.toString());
    }

    @Test
    void theRecordingIsWrittenInTheEnd() {
        Path file = folder.resolve("requests.json");
        CommandRun run = CommandRun.serving(
                serving -> {
                    assertThat(file).doesNotExist();
                    serving.get("hello.bin");
                    serving.get("nope");
                },
                root.toString(),
                "--report",
                file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.errLines()).isEmpty();
        assertThat(run.out()).contains("stopped. 2 requests");
        assertThat(run.outLines()).endsWith("wrote " + file);
        assertThat(Recording.read(file).byKey()).containsOnlyKeys("hello.bin", "nope");
        assertThat(Recording.read(file).bytesSent()).isEqualTo(5);
    }

    @Test
    void theSuffixIsTheFormat() throws IOException {
        Path csv = folder.resolve("requests.csv");
        Path har = folder.resolve("requests.HAR");
        Path html = folder.resolve("requests.html");
        assertThat(serve(html).exitCode()).isZero();
        assertThat(Files.readString(html)).startsWith("<!doctype html>").contains("\"texts\":[\"hello.bin\"]");
        assertThat(serve(csv).exitCode()).isZero();
        assertThat(serve(har).exitCode()).isZero();
        assertThat(Files.readString(csv)).startsWith("ordinal,").contains(",GET,hello.bin,");
        assertThat(Files.readString(har)).contains("\"log\"", "http://store/hello.bin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests.txt", "requests", "json", "requests.json.gz"})
    void anotherSuffixIsRefusedBeforeItServes(String name) {
        Path file = folder.resolve(name);
        CommandRun run = serve(file);
        assertThat(run.served()).isFalse();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .containsExactly(
                        "snailmail: --report (" + file + ") must end in .json, .csv, .har or .html (see --help)");
    }

    @Test
    void aFolderThatDoesNotExistIsRefusedBeforeItServes() {
        Path file = folder.resolve("missing").resolve("requests.json");
        CommandRun run = serve(file);
        assertThat(run.served()).isFalse();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .containsExactly("snailmail: --report (" + file + ") must be in a folder that exists; there is no "
                        + file.getParent() + " (see --help)");
    }

    @Test
    void whatCannotBeWrittenInTheEndSaysSoBehindTheSummary() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        CommandRun run = CommandRun.serving(
                serving -> Files.delete(gone),
                root.toString(),
                "--report",
                gone.resolve("requests.json").toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("stopped. 0 requests");
        assertThat(run.errLines()).hasSize(1);
        assertThat(run.errLines().get(0)).startsWith("snailmail: --report file (" + gone);
    }

    @Test
    void aRecordingIsTurnedIntoAnotherFormat() throws IOException {
        Path json = Files.copy(GOLDEN.resolve("recording.json"), folder.resolve("recording.json"));
        Files.setLastModifiedTime(json, FileTime.from(Instant.parse("2026-03-01T00:00:00.5Z")));
        Path har = folder.resolve("requests.har");
        Path csv = folder.resolve("requests.csv");
        Path again = folder.resolve("again.json");
        for (Path to : new Path[] {har, csv, again}) {
            CommandRun run = CommandRun.of("report", json.toString(), "--to", to.toString());
            assertThat(run.exitCode()).isZero();
            assertThat(run.outLines()).containsExactly(Recording.read(json).toString(), "wrote " + to);
            assertThat(run.errLines()).isEmpty();
        }
        assertThat(again).hasSameBinaryContentAs(json);
        assertThat(csv).hasSameBinaryContentAs(GOLDEN.resolve("recording.csv"));
        // The recording took a second.
        assertThat(har).hasSameBinaryContentAs(GOLDEN.resolve("recording.har"));
    }

    @Test
    void aRecordingAloneIsShownAsAPicture() {
        Path json = GOLDEN.resolve("recording.json");

        CommandRun run = CommandRun.of("report", json.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo(TextWaterfall.of(Recording.read(json)) + System.lineSeparator());
    }

    @Test
    void theLastOfARepeatedFlagWins() {
        Path json = GOLDEN.resolve("recording.json");
        Path first = folder.resolve("first.csv");
        Path last = folder.resolve("last.csv");

        CommandRun run = CommandRun.of("report", json.toString(), "--to", first.toString(), "--to", last.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(first).doesNotExist();
        assertThat(last).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "whatif"})
    void anEmptyNameIsNoFile(String subcommand) {
        CommandRun run = CommandRun.of(subcommand, "");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains("(FILE)", "the path is empty");
    }

    @Test
    void aRecordingIsMadeAPage() throws IOException {
        String json = GOLDEN.resolve("recording.json").toString();
        Path page = folder.resolve("page");
        Path bySuffix = folder.resolve("page.html");
        CommandRun named = CommandRun.of("report", json, "--html", page.toString(), "--to", bySuffix.toString());
        assertThat(named.exitCode()).isZero();
        assertThat(Files.readString(page)).startsWith("<!doctype html>").endsWith("</html>\n");
        assertThat(bySuffix).hasSameBinaryContentAs(page);

        Path missing = folder.resolve("missing").resolve("page.html");
        CommandRun refused = CommandRun.of("report", json, "--html", missing.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errLines().get(0)).startsWith("snailmail: --html (" + missing + ") must be in a folder");
    }

    @Test
    void whatCannotBeTurnedIsRefused() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.json"), "{");
        Path csv = folder.resolve("requests.csv");
        CommandRun run = CommandRun.of("report", bad.toString(), "--to", csv.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .containsExactly("snailmail: line 1 of recording (" + bad
                        + ") ends in the middle; it must be complete JSON (see report --help)");
        assertThat(csv).doesNotExist();
        assertThat(CommandRun.of("report", bad.toString(), "--to", "x.txt").errLines())
                .containsExactly("snailmail: --to (x.txt) must end in .json, .csv, .har or .html (see report --help)");
    }

    @Test
    void aRecordingIsEstimatedOnOtherNetworks() {
        String file = GOLDEN.resolve("recording.json").toString();

        CommandRun all = CommandRun.of("whatif", file);
        CommandRun two = CommandRun.of("whatif", file, "--network", "lte", "--network", "fixed(1s), 1MB/s");

        assertThat(all.exitCode()).isZero();
        assertThat(all.served()).isFalse();
        assertThat(all.outLines()).hasSize(4 + Network.presets().size());
        assertThat(two.outLines()).hasSize(6);
        assertThat(two.outLines().get(4)).contains(" dependencies are doubtful, ");
        assertThat(two.outLines().get(5)).isEqualTo("kept from the recording: faults");
        assertThat(two.outLines().get(0))
                .isEqualTo(Recording.read(Path.of(file)).toString());
        assertThat(two.outLines().get(1)).startsWith("network").contains("estimate");
        assertThat(two.outLines().get(2)).startsWith("lte ");
        assertThat(two.outLines().get(3)).startsWith("fixed(1s), 1MB/s ");
    }

    @Test
    void aRecordingIsReplayedWithItsOwnSeed() {
        String file = GOLDEN.resolve("recording.json").toString();
        Recording recording = Recording.read(Path.of(file));

        CommandRun run = CommandRun.of("whatif", file, "--own-seed", "--network", "gcs", "--network", "lte");

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines())
                .containsExactly(
                        recording.toString(),
                        recording.replay(Network.gcs()).toString(),
                        recording.replay(Network.lte()).toString());
        assertThat(recording.replay(Network.gcs()).seed()).isEqualTo(recording.seed());
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000_000_000_000_000L, Long.MAX_VALUE})
    void bodiesOfAnySizeAreEstimated(long size) throws IOException {
        String recording = Files.readString(GOLDEN.resolve("recording.json"));
        Path file = Files.writeString(
                folder.resolve("huge.json"),
                recording.replaceAll("\"bytes_(sent|received)\": ?[0-9]+", "\"bytes_$1\": " + size));

        CommandRun presets = CommandRun.of("whatif", file.toString());
        CommandRun slow = CommandRun.of("whatif", file.toString(), "--network", "1B/s", "--network", "fixed(20ms)");

        assertThat(presets.exitCode()).isZero();
        assertThat(presets.outLines())
                .hasSize(5 + Network.presets().size())
                .contains("not replayed: bodies (s3-express, gcs, s3-metadata)");
        assertThat(slow.exitCode()).isZero();
        assertThat(slow.outLines().get(2)).matches("1B/s +> 146 years .*");
        assertThat(slow.outLines().get(3)).matches("fixed\\(20ms\\) +830 ms .*");
    }

    @Test
    void whatCannotBeEstimatedIsRefused() {
        String file = GOLDEN.resolve("recording.json").toString();
        assertThat(CommandRun.of("whatif", file, "--network", "s4").errLines())
                .singleElement()
                .asString()
                .isEqualTo("snailmail: --network \"s4\" names no preset and no part of a network (see whatif --help)");
        CommandRun missing = CommandRun.of("whatif", folder.resolve("none.json").toString());
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.errLines()).singleElement().asString().contains("none.json");
        assertThat(CommandRun.of("whatif", "-h").out()).contains("whatif FILE [--network SPEC]...");
    }

    @Test
    void itHasAHelpOfItsOwn() {
        CommandRun run = CommandRun.of("report", "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("Usage: java -jar snailmail-core-*-cli.jar report FILE [--to OUT] [--html OUT]");
        assertThat(CommandRun.of("report", "-h").out()).isEqualTo(run.out());
        assertThat(run.out()).contains("./report");
    }

    @Test
    void aRootOfThatNameIsServedByItsPath() throws IOException {
        Path named = Files.createDirectory(folder.resolve("report"));
        CommandRun run = CommandRun.of(named.toString());
        assertThat(run.served()).isTrue();
    }
}
