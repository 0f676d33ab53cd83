package dev.snailmail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.recording.Recording;
import dev.snailmail.report.CsvReport;
import dev.snailmail.report.HarReport;
import dev.snailmail.report.TextWaterfall;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a client asks for is text everywhere it is shown, and the key that it is wherever a program reads it. */
class HostileKeysTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path GOLDEN = Path.of("src", "test", "resources", "reports", "recording.json");

    /** Controls in both ranges, among them those that begin a command to a terminal, and what turns text around. */
    private static final IntPredicate HARMFUL = character ->
            Character.isISOControl(character) && character != '\n' && character != '\r' || isDirection(character);

    @TempDir
    Path root;

    private static boolean isDirection(int character) {
        return character >= 0x202a && character <= 0x202e || character >= 0x2066 && character <= 0x2069;
    }

    private static void assertHarmless(String shown) {
        assertThat(shown.chars().filter(HARMFUL).mapToObj(Integer::toHexString))
                .as(shown)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "two\nlines",
                "two\r\nGET faked -> 200",
                "snail \ud83d\udc0c",
                "\u001b[2J\u001b[31mred",
                "\u001b]0;title\u0007",
                "\u009b31mred",
                "\u202egnp.exe",
                "a,\"b\"",
                "=1+1",
                "nul\0tab\tdel\u007f"
            })
    void areTextWhereverTheyAreShown(String key) throws IOException {
        Path json = root.resolve("requests.json");
        JsonNode[] control = new JsonNode[1];
        String[] controlText = new String[1];
        CommandRun run = CommandRun.serving(
                serving -> {
                    serving.get(URLEncoder.encode(key, UTF_8).replace("+", "%20"));
                    controlText[0] = serving.control("GET", "/requests", "").body()
                            + serving.control("GET", "/report", "").body()
                            + serving.control("GET", "/stats", "").body();
                    control[0] = serving.controlJson("GET", "/requests", "");
                },
                root.toString(),
                "--json",
                "--log",
                "--control-port",
                "0",
                "--report",
                json.toString());
        Recording recording = Recording.read(json);

        assertThat(recording.byKey()).containsOnlyKeys(key);
        // For people: a line each, whatever the key has in it.
        assertThat(run.errLines()).hasSize(3).first().asString().startsWith("GET ");
        assertHarmless(run.err());
        for (String shown : List.of(
                TextWaterfall.of(recording).toString(),
                TextWaterfall.of(recording).ascii().toString(),
                recording.toString(),
                recording.coverage().byKey().toString(),
                recording.retries().toString())) {
            assertHarmless(shown);
            assertThat(shown).doesNotContain("\nGET faked", "\r");
        }
        // For programs: ASCII, in which the key is all there.
        HarReport.write(recording, root.resolve("requests.har"));
        String har = Files.readString(root.resolve("requests.har"));
        for (String ascii : List.of(controlText[0], Files.readString(json), har)) {
            assertThat(ascii.chars()).allMatch(character -> character < 128);
            assertHarmless(ascii.replace("\u007f", ""));
        }
        assertThat(control[0].findValuesAsString("key")).containsExactly(key);
        assertThat(JSON.readTree(har).at("/log/entries/0/_snailmail/key").asString())
                .isEqualTo(key);
        CsvReport.write(recording, root.resolve("requests.csv"));
        assertThat(Files.readString(root.resolve("requests.csv")))
                .contains(key.replace("\"", "\"\"").replace('\0', '\ufffd'));
    }

    /** A file may be from anywhere, and its network is text that is printed. */
    @Test
    void neitherDoesTheNetworkOfAFileReachTheScreen() throws IOException {
        Path file = root.resolve("evil.json");
        String evil = Files.readString(GOLDEN)
                .replaceFirst("(\"networks\": \\[\\s*)\"[^\"]*\"", "$1\"fixed(1ms)\\\\u001b[2J\\\\u009b31m\\\\u202e\"");
        assertThat(evil).contains("u001b[2J");
        Files.writeString(file, evil);

        for (CommandRun run : List.of(
                CommandRun.of("whatif", file.toString(), "--network", "lte"),
                CommandRun.of(
                        "report",
                        file.toString(),
                        "--to",
                        root.resolve("out.har").toString()))) {
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("fixed(1ms)?[2J?31m?");
            assertHarmless(run.out());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[31m", "\u009b31m", "\u202e"})
    void norDoesWhatIsWrongOnTheCommandLine(String text) {
        CommandRun run = CommandRun.of(root + "/" + text);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).hasSize(1);
        assertHarmless(run.err());
    }

    /** What else may be wrong with a recording, field by field, is with the recordings. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<html>",
                "{",
                "[]",
                "{\"log\": {}}",
                "{\"format\": \"snailmail-recording\", \"version\": 2}",
                "{\"format\": \"snailmail-recording\", \"version\": 1}",
                "{\"format\": \"\\u001b[31m\", \"version\": 1}",
                "\u001b[31m",
                "{\"\u009b31m\": 1"
            })
    void aFileThatIsNoRecordingIsOneLineAndExitCodeTwo(String content) throws IOException {
        Path file = Files.writeString(root.resolve("bad.json"), content);
        Path out = root.resolve("out.csv");
        for (CommandRun run : List.of(
                CommandRun.of("report", file.toString(), "--to", out.toString()),
                CommandRun.of("whatif", file.toString()))) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.errLines())
                    .singleElement()
                    .asString()
                    .startsWith("snailmail: ")
                    .contains("recording (" + file + ")")
                    .endsWith(" --help)");
            assertHarmless(run.err());
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void noMoreIsOneThatIsCutShort() throws IOException {
        String golden = Files.readString(GOLDEN);
        for (int length = 1; length < golden.length() - 2; length += 997) {
            Path file = Files.writeString(root.resolve("cut.json"), golden.substring(0, length));
            CommandRun run = CommandRun.of("whatif", file.toString());
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.errLines())
                    .singleElement()
                    .asString()
                    .startsWith("snailmail: ")
                    .contains("recording (" + file + ")");
        }
    }
}
