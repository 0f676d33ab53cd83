package dev.snailmail.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read back. */
class RecordingFileTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "reports", "recording.json");
    private static final Path DOCUMENTATION = Path.of("..", "docs", "recording-format.md");

    @TempDir
    Path folder;

    private Recording roundTrip(Recording recording) {
        Path file = folder.resolve("recording.json");
        recording.write(file);
        return Recording.read(file);
    }

    @Test
    void whatIsReadEqualsWhatWasWritten() {
        for (int seed = 0; seed < 300; seed++) {
            Recording recording = RandomRecordings.of(seed, seed % 40);
            assertThat(roundTrip(recording)).as("seed %d", seed).isEqualTo(recording);
        }
    }

    @Test
    void everyAccessorSaysTheSame() throws ReflectiveOperationException {
        Set<String> notOfTheFile = Set.of(
                "coverage",
                "roundTrips",
                "connections",
                "retries",
                "whatIf",
                "getClass",
                "notify",
                "notifyAll",
                "wait");
        Recording recording = RandomRecordings.of(1, 50);
        Recording read = roundTrip(recording);
        int compared = 0;
        for (Method method : Recording.class.getMethods()) {
            if (method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())
                    && !notOfTheFile.contains(method.getName())) {
                assertThat(method.invoke(read)).as(method.getName()).isEqualTo(method.invoke(recording));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    @Test
    void equalsTellsRecordingsApart() {
        Recording recording = RandomRecordings.of(1, 5);
        assertThat(recording).isEqualTo(RandomRecordings.of(1, 5)).hasSameHashCodeAs(RandomRecordings.of(1, 5));
        assertThat(recording.withPlannedFaults(List.of("other"))).isNotEqualTo(recording);
        assertThat(RandomRecordings.of(2, 5)).isNotEqualTo(recording);
    }

    @Test
    void whatARecorderMakesIsReadBack() {
        Traffic traffic = new Traffic(2);
        traffic.serve("GET", "a", 200, 10);
        traffic.serve("HEAD", "b", 404, 0);
        traffic.arrive("c");
        traffic.recorder().connectionOpened();
        Recording recording = traffic.read();
        assertThat(recording.requestsDropped()).isEqualTo(1);
        assertThat(roundTrip(recording)).isEqualTo(recording);
        Recording nothing = new Traffic().read();
        assertThat(roundTrip(nothing)).isEqualTo(nothing);
    }

    @Test
    void theGoldenFileIsReadAndWrittenAgainAsItIs() throws IOException {
        Recording recording = Recording.read(GOLDEN);
        Path again = folder.resolve("again.json");
        recording.write(again);
        assertThat(Files.readString(again)).isEqualTo(Files.readString(GOLDEN));
        assertThat(recording.requests().get(4).key()).isEqualTo("snail \ud83d\udc0c/\u00fc \ud800 \u2028?#%");
        assertThat(recording.requests().get(0).start()).isEqualTo(Duration.ofNanos(-1_500));
        assertThat(recording.requestsDropped()).isEqualTo(1);
    }

    @Test
    void theExampleOfTheDocumentationIsOne() throws IOException {
        Matcher example = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENTATION));
        assertThat(example.find()).isTrue();
        Path file = Files.writeString(folder.resolve("example.json"), example.group(1));
        Recording recording = Recording.read(file);
        recording.write(file);
        assertThat(Files.readString(file)).isEqualTo(example.group(1));
        assertThat(recording.plannedFaults()).isEqualTo("GET *.bin nth=3: status(503)");
        assertThat(recording.roundTrips().depth()).isEqualTo(3);
    }

    @Test
    void theDocumentationNamesEveryField() throws IOException {
        String documentation = Files.readString(DOCUMENTATION);
        Matcher field = Pattern.compile("\"([a-z_]+)\": ").matcher(Files.readString(GOLDEN));
        while (field.find()) {
            assertThat(documentation).contains("`" + field.group(1) + "`");
        }
    }

    @Test
    void aByteOrderMarkAndAnotherLayoutDoNotMatter() throws IOException {
        String other =
                "\ufeff  " + Files.readString(GOLDEN).replace("\n", "\r\n\t").replace("\": ", "\":");
        Path file = Files.writeString(folder.resolve("other.json"), other);
        assertThat(Recording.read(file)).isEqualTo(Recording.read(GOLDEN));
    }

    @Test
    void whatIsThereIsReplacedAndNothingElseIsLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("recording.json"), "x".repeat(100_000));
        Recording recording = RandomRecordings.of(3, 3);
        recording.write(file);
        assertThat(Recording.read(file)).isEqualTo(recording);
        assertThat(filesInFolder()).containsExactly("recording.json");
    }

    @Test
    void aLinkStaysOne() throws IOException {
        Path target = Files.writeString(folder.resolve("target.json"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), target);
        RandomRecordings.of(3, 3).write(link);
        assertThat(link).isSymbolicLink();
        assertThat(Recording.read(target)).isEqualTo(RandomRecordings.of(3, 3));
    }

    @Test
    void whatFailsHalfWayLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("recording.json"), "before");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write("half");
                    out.flush();
                    throw new IOException("disk full");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("file (" + file + ") cannot be written: java.io.IOException: disk full");
        assertThat(Files.readString(file)).isEqualTo("before");
        assertThat(filesInFolder()).containsExactly("recording.json");
    }

    @Test
    void aFolderMustExist() {
        Path file = folder.resolve("missing").resolve("recording.json");
        assertThatThrownBy(() -> RandomRecordings.of(0, 0).write(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("file (" + file + ") must be in a folder that exists; there is no " + file.getParent());
        assertThatThrownBy(() -> RandomRecordings.of(0, 0).write(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("file (" + folder + ") must be a file");
    }

    @Test
    void aHundredThousandRequests() {
        Recording recording = RandomRecordings.of(7, 100_000);
        assertThat(roundTrip(recording)).isEqualTo(recording);
    }

    private List<String> filesInFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
