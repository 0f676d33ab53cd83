package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snailmail.analysis.WhatIf;
import dev.snailmail.network.Network;
import dev.snailmail.recording.RandomRecordings;
import dev.snailmail.recording.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file; what a browser makes of it is in {@link HtmlReportBrowserTest}. */
class HtmlReportTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "reports");
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

    @TempDir
    Path folder;

    private String written(Recording recording) throws IOException {
        Path file = folder.resolve("report.html");
        HtmlReport.write(recording, file);
        return Files.readString(file);
    }

    private JsonNode data(Recording recording) throws IOException {
        return JsonMapper.shared().readTree(only(DATA, written(recording)));
    }

    private static String only(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        assertThat(matcher.find()).isTrue();
        String found = matcher.group(1);
        assertThat(matcher.find()).as("another " + pattern).isFalse();
        return found;
    }

    /** The page without what is the same for every recording, and its data with a line for each entry. */
    private static String structure(String page) {
        String data = JsonMapper.builder()
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(JsonMapper.shared().readTree(only(DATA, page)));
        return page.replace(only(DATA, page), "\n" + data.replace("\r\n", "\n") + "\n")
                .replace(only(STYLE, page), "(style)")
                .replace(only(SCRIPT, page), "(script)")
                .replaceAll("sha256-[A-Za-z0-9+/=]+", "(hash)");
    }

    @Test
    void hasTheStructureOfTheGoldenFile() throws IOException {
        String structure = structure(written(Recording.read(GOLDEN.resolve("recording.json"))));
        Files.writeString(Path.of("target", "recording.html"), structure);
        assertThat(structure)
                .as("if the change is meant, copy target/recording.html over the golden file")
                .isEqualTo(Files.readString(GOLDEN.resolve("recording.html")));
    }

    @Test
    void itsPolicyAllowsItsOwnStyleAndScriptAndNothingElse() throws Exception {
        String page = written(ReportScenes.twelveRequests());
        assertThat(page)
                .contains("content=\"default-src 'none'; style-src '" + hash(only(STYLE, page)) + "'; script-src '"
                        + hash(only(SCRIPT, page)) + "'; base-uri 'none'; form-action 'none'\"");
        String around = page.replace(only(DATA, page), "");
        assertThat(around).doesNotContain("src=", "href=", "@import", "url(", "innerHTML", "{{");
        assertThat(around.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:");
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "<!-- <script>",
                "<script>",
                "]]>&lt;&amp;",
                "two\nlines\r\t\u0000",
                "snail \ud83d\udc0c \u00fc",
                "lone \ud800 and \udc00",
                "\u2028\u2029\ufeff",
                "\"quoted\" \\ 'too'"
            })
    void whatUsersWroteIsNothingButData(String text) throws IOException {
        Recording recording = new Scene()
                .at(0)
                .asks("GET", text, text)
                .sends(10, 0, 10)
                .faulted(text)
                .until(5)
                .read(text);
        String plain = written(new Scene().at(0).get("key").until(5).read());
        String page = written(recording);
        // Not a character outside the data is other than usual, and none inside could end it or begin a tag.
        assertThat(page.replace(only(DATA, page), "")).isEqualTo(plain.replace(only(DATA, plain), ""));
        assertThat(only(DATA, page)).matches("[\\x20-\\x7e]*").doesNotContain("<", ">", "&");
        JsonNode data = data(recording);
        for (String column : List.of("key", "range", "fault")) {
            assertThat(data.at("/requests/" + column + "/texts/0").stringValue())
                    .isEqualTo(text);
        }
        assertThat(data.get("networks").get(0).stringValue()).isEqualTo(text);
        assertThat(data.at("/coverage/objects/0/key").stringValue()).isEqualTo(text);
    }

    @Test
    void hasAllFiguresOfARequest() throws IOException {
        JsonNode requests = data(ReportScenes.twelveRequests()).get("requests");
        assertThat(requests.get("count").intValue()).isEqualTo(12);
        // The ninth, which was cut short.
        int i = 8;
        assertThat(requests.at("/ordinal/" + i).longValue()).isEqualTo(9);
        assertThat(requests.at("/start/" + i).longValue()).isEqualTo(301_000);
        assertThat(requests.at("/duration/" + i).longValue()).isEqualTo(52_000);
        assertThat(requests.at("/firstByte/" + i).longValue()).isEqualTo(48_000);
        assertThat(requests.at("/latency/" + i).longValue()).isEqualTo(48_000);
        assertThat(requests.at("/connect/" + i).longValue()).isZero();
        assertThat(requests.at("/sent/" + i).longValue()).isEqualTo(180_000);
        assertThat(requests.at("/from/" + i).longValue()).isEqualTo(1_200_000);
        assertThat(requests.at("/to/" + i).longValue()).isEqualTo(1_379_999);
        assertThat(requests.at("/size/" + i).longValue()).isEqualTo(2_000_000);
        assertThat(requests.at("/inFlight/" + i).longValue()).isEqualTo(2);
        assertThat(text(requests, "fault", i)).isEqualTo("truncate(after=60000)");
        assertThat(text(requests, "outcome", i)).isEqualTo("cut short");
        assertThat(text(requests, "method", 0)).isEqualTo("HEAD");
        assertThat(requests.at("/nth").longValue())
                .as("the same of all of them")
                .isEqualTo(1);
    }

    private static String text(JsonNode requests, String column, int i) {
        int at = requests.at("/" + column + "/at/" + i).intValue();
        return requests.at("/" + column + "/texts/" + at).stringValue();
    }

    @Test
    void findingsPointAtPlacesInTheList() throws IOException {
        Recording recording = ReportScenes.twelveRequests();
        JsonNode findings = data(recording).get("findings");
        assertThat(findings.at("/chain/depth").intValue())
                .isEqualTo(recording.roundTrips().depth());
        assertThat(findings.at("/chain/requests").toString()).isEqualTo("[0,1,2,3,7,8,9,11]");
        assertThat(findings.at("/rereads/requests").toString()).isEqualTo("[6,11]");
        assertThat(findings.at("/rereads/bytes").longValue())
                .isEqualTo(recording.coverage().rereadBytes());
        assertThat(findings.at("/retries/requests").toString()).isEqualTo("[9]");
        assertThat(findings.at("/mergeable/requests").toString()).isEqualTo("[3,4]");
    }

    @Test
    void aResumeIsARetryThatSavedBytes() throws IOException {
        JsonNode retries = data(ReportScenes.resumed()).at("/findings/retries");
        assertThat(retries.get("requests").toString()).isEqualTo("[1]");
        assertThat(retries.get("bytes").longValue()).isEqualTo(600);
        assertThat(retries.get("saved").longValue()).isEqualTo(400);
    }

    @Test
    void whatIsBeyondTheNumbersOfJavaScriptIsText() throws IOException {
        long size = Long.MAX_VALUE;
        JsonNode data = data(new Scene()
                .at(0)
                .get("huge", size, size - 10, 10)
                .until(5)
                .at(6)
                .get("huge", size, 0, 1L << 53)
                .until(9)
                .read());
        assertThat(data.at("/requests/size").stringValue()).isEqualTo("9223372036854775807");
        assertThat(data.at("/requests/from/0").stringValue()).isEqualTo("9223372036854775797");
        assertThat(data.at("/requests/sent/1").longValue()).isEqualTo(1L << 53);
        assertThat(data.at("/requests/sent/1").isNumber()).isTrue();
    }

    @Test
    void bodiesOfAnySizeAreEstimated() throws IOException {
        long size = Long.MAX_VALUE;
        JsonNode whatIf = data(new Scene()
                        .at(0)
                        .get("huge", size, 0, size)
                        .until(9)
                        .read())
                .get("whatIf");
        assertThat(whatIf.size()).isEqualTo(Network.presets().size());
        JsonNode lte = whatIf.get(7);
        assertThat(lte.get("wall").longValue()).isEqualTo(Micros.of(WhatIf.LONGEST));
        assertThat(lte.get("cutOff").booleanValue()).isTrue();
        JsonNode unlimited = whatIf.get(3);
        assertThat(unlimited.get("name").stringValue()).isEqualTo("gcs");
        assertThat(unlimited.get("wall").longValue()).isLessThan(1_000_000);
        assertThat(unlimited.has("cutOff")).isFalse();
        // The scene has a rate, which hides how long the body takes without one.
        assertThat(unlimited.at("/notReplayed/0").stringValue()).isEqualTo("bodies");
        assertThat(lte.has("notReplayed")).isFalse();
    }

    @Test
    void thereAreEstimatesHoweverManyRequestsThereAre() throws IOException {
        assertThat(data(ReportScenes.manyRequests(50_001)).get("whatIf").size())
                .isEqualTo(Network.presets().size());
        assertThat(data(new Scene().read()).get("whatIf").size()).isZero();
    }

    @Test
    void estimatesAreThoseOfTheRecording() throws IOException {
        Recording recording = ReportScenes.twelveRequests();
        JsonNode lte = data(recording).get("whatIf").get(7);
        var expected = recording.whatIf(Network.presets()).of("lte");
        assertThat(lte.get("name").stringValue()).isEqualTo("lte");
        // The first request arrived after 0.4 ms.
        Duration idle = Duration.ofNanos(400_000);
        assertThat(lte.get("wall").longValue())
                .isEqualTo(Micros.of(expected.wallTime().minus(idle)));
        assertThat(lte.get("connecting").longValue()).isEqualTo(Micros.of(expected.connecting()));
        assertThat(lte.get("seeds").intValue()).isEqualTo(1);
        JsonNode drawn = data(recording).get("whatIf").get(0);
        var median = recording.whatIf(Network.s3Standard());
        assertThat(drawn.get("name").stringValue()).isEqualTo("s3-standard");
        assertThat(drawn.get("wall").longValue())
                .isEqualTo(Micros.of(median.wallTime().minus(idle)));
        assertThat(drawn.get("p10").longValue())
                .isEqualTo(Micros.of(median.p10().minus(idle)));
        assertThat(drawn.get("p90").longValue())
                .isEqualTo(Micros.of(median.p90().minus(idle)));
        assertThat(drawn.get("seeds").intValue()).isEqualTo(median.seeds());
    }

    /** Two dependent requests, the second with a body, between stretches of time without any. */
    private static Recording between(double before, double after) {
        return new Scene()
                .at(before)
                .get("a", 1_000, 0, 1_000)
                .waits(40)
                .until(before + 45)
                .at(before + 50)
                .get("b", 90_000, 0, 90_000)
                .waits(60)
                .until(before + 115)
                .idleUntil(before + 115 + after)
                .read();
    }

    @Test
    void idleTimeBeforeAndAfterIsNeitherOnTheAxisNorThinking() throws IOException {
        JsonNode busy = data(between(0, 0));
        JsonNode idle = data(between(5_000, 3_000));
        assertThat(idle.get("idle").longValue()).isEqualTo(8_000_000);
        assertThat(idle.get("wall")).isEqualTo(busy.get("wall"));
        assertThat(idle.get("whatIf")).isEqualTo(busy.get("whatIf"));
        assertThat(busy.at("/timeline/from").longValue()).isZero();
        assertThat(idle.at("/timeline/from").longValue()).isEqualTo(5_000_000);
        assertThat(idle.at("/timeline/span").longValue()).isEqualTo(115_000);
        assertThat(idle.at("/timeline/inFlight")).isEqualTo(busy.at("/timeline/inFlight"));
        for (JsonNode estimate : idle.get("whatIf")) {
            assertThat(estimate.get("thinking").longValue()).isLessThan(115_000);
        }
    }

    @Test
    void anythingThatCanBeRecordedIsWritten() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            Recording recording = RandomRecordings.of(seed, seed * 5);
            JsonNode data = data(recording);
            assertThat(data.at("/requests/count").intValue())
                    .isEqualTo(recording.requests().size());
            assertThat(data.at("/counts/dropped").longValue()).isEqualTo(recording.requestsDropped());
        }
    }

    @Test
    void tenThousandRequestsTakeAFewMegabytes() throws IOException {
        assertThat(written(ReportScenes.manyRequests(10_000)).length()).isLessThan(3_000_000);
    }

    @Test
    void aFolderThatDoesNotExistIsRefusedAndNothingReplaced() throws IOException {
        Path missing = folder.resolve("missing").resolve("report.html");
        Recording recording = ReportScenes.twelveRequests();
        assertThatThrownBy(() -> HtmlReport.write(recording, missing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("file (" + missing + ") must be in a folder that exists");
        assertThatThrownBy(() -> HtmlReport.write((Recording) null, missing)).hasMessage("recording must not be null");
        assertThatThrownBy(() -> HtmlReport.write(recording, (Path) null)).hasMessage("file must not be null");
    }
}
