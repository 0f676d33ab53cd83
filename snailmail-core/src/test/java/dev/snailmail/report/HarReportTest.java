package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.sstoehr.harreader.HarReader;
import de.sstoehr.harreader.HarReaderException;
import de.sstoehr.harreader.HarReaderMode;
import dev.snailmail.recording.RandomRecordings;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HarReportTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "reports");
    private static final Instant START = Instant.parse("2026-02-28T23:59:59.5Z");

    /** What HAR 1.2 requires of each object, by where it is in an entry. */
    private static final Map<String, String> REQUIRED = Map.of(
            "", "startedDateTime time request response cache timings",
            "/request", "method url httpVersion cookies headers queryString headersSize bodySize",
            "/response", "status statusText httpVersion cookies headers content redirectURL headersSize bodySize",
            "/response/content", "size mimeType",
            "/timings", "send wait receive");

    @TempDir
    Path folder;

    private Path written(Recording recording) {
        Path file = folder.resolve("requests.har");
        HarReport.write(recording, START, file);
        return file;
    }

    private JsonNode entries(Recording recording) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(written(recording)))
                .at("/log/entries");
    }

    @Test
    void isTheGoldenFile() throws IOException {
        Path file = written(Recording.read(GOLDEN.resolve("recording.json")));
        Files.writeString(Path.of("target", "recording.har"), Files.readString(file));
        assertThat(Files.readString(file)).isEqualTo(Files.readString(GOLDEN.resolve("recording.har")));
    }

    @Test
    void aReaderOfThatFormatReadsIt() throws HarReaderException {
        Recording recording = Recording.read(GOLDEN.resolve("recording.json"));
        var log = new HarReader()
                .readFromFile(written(recording).toFile(), HarReaderMode.STRICT)
                .log();
        assertThat(log.version()).isEqualTo("1.2");
        assertThat(log.entries()).hasSameSizeAs(recording.requests());
        var first = log.entries().get(0);
        assertThat(first.startedDateTime().toInstant()).isEqualTo(START.plusNanos(-1_500));
        assertThat(first.request().url()).isEqualTo("http://store/a%2Cb.bin");
        assertThat(first.request().headers().get(0).value()).isEqualTo("bytes=0-3");
        assertThat(first.response().status()).isEqualTo(206);
        assertThat(first.connection()).isEqualTo("1");
    }

    @Test
    void everyEntryHasWhatTheFormatRequiresAndTimesThatAddUp() throws IOException {
        Recording recording = RandomRecordings.of(21, 300);
        JsonNode entries = entries(recording);
        assertThat(entries.size()).isEqualTo(recording.requests().size());
        for (int i = 0; i < entries.size(); i++) {
            JsonNode entry = entries.get(i);
            RequestRecord request = recording.requests().get(i);
            REQUIRED.forEach((place, names) ->
                    assertThat(entry.at(place).propertyNames()).contains(names.split(" ")));
            double sum = 0;
            for (JsonNode timing : entry.get("timings")) {
                assertThat(timing.doubleValue())
                        .satisfiesAnyOf(
                                t -> assertThat(t).isEqualTo(-1),
                                t -> assertThat(t).isNotNegative());
                sum += Math.max(0, timing.doubleValue());
            }
            double time = entry.get("time").doubleValue();
            assertThat(sum).isCloseTo(time, within(1e-9 * time + 1e-6));
            assertThat(time).isCloseTo(request.duration().toNanos() / 1e6, within(1e-9 * time));
            assertThat(entry.at("/_snailmail/key").stringValue()).isEqualTo(request.key());
            URI url = URI.create(entry.at("/request/url").stringValue());
            assertThat(url.getPath()).isEqualTo("/" + WellFormed.text(request.key()));
            assertThat(url.getQuery() == null)
                    .isEqualTo(request.query().filter(query -> !query.isEmpty()).isEmpty());
        }
    }

    @Test
    void aFaultMayHaveToldAnotherContentRange() throws IOException {
        String json = Files.readString(GOLDEN.resolve("recording.json"));
        assertThat(Files.readString(GOLDEN.resolve("recording.har"))).containsOnlyOnce("Content-Range");
        Path faulty = Files.writeString(
                folder.resolve("faulty.json"),
                json.replace("\"faults\": 1", "\"faults\": 2")
                        .replace(
                                "\"by_fault\": [",
                                "\"by_fault\": [{\"fault\": \"wrongContentRange\", \"requests\": 1},")
                        .replaceFirst("\"outcome\"", "\"fault\": \"wrongContentRange\", \"outcome\""));
        assertThat(Files.readString(written(Recording.read(faulty)))).doesNotContain("Content-Range");
    }

    @Test
    void withoutAStartItIsTheEpoch() throws IOException {
        Path file = folder.resolve("requests.har");
        HarReport.write(new Recordings(1).served("GET", "a", "", 200, 1).read(), file);
        JsonNode entry = JsonMapper.shared().readTree(Files.readString(file)).at("/log/entries/0");
        assertThat(entry.get("startedDateTime").stringValue()).isEqualTo("1970-01-01T00:00:00Z");
    }
}
