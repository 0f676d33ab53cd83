package dev.snailmail.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A file that is no recording, or not quite, is refused with what is wrong and where. */
class BadRecordingFileTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "reports", "recording.json");

    @TempDir
    Path folder;

    private Path file;
    private String golden;

    @BeforeEach
    void readGolden() throws IOException {
        file = folder.resolve("bad.json");
        golden = Files.readString(GOLDEN);
    }

    /** Half a surrogate pair as its escape. */
    private static String encodable(String json) {
        return json.replace("\ud800 ", "\\ud800 ");
    }

    private void assertRefused(String content, String... inMessage) throws IOException {
        Files.writeString(file, encodable(content));
        assertThatThrownBy(() -> Recording.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("recording (" + file + ")")
                .satisfies(e -> List.of(inMessage)
                        .forEach(part -> assertThat(e.getMessage()).contains(part)))
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "snailmail-recording"       | "har"          | line 2 of    | : /format ("har") must be "snailmail-recording"
            "snailmail-recording"       | 1              | line 2 of    | : /format (1) must be text in quotes
            "version": 1                | "version": 2   | line 3 of    | : /version (2) must be at most 1, the newest version that this version of snailmail knows
            "version": 1                | "version": 0   | line 3 of    | : /version (0) must be a whole number from 1 to
            "version": 1                | "version": "1" | line 3 of    | : /version ("1") must be a whole number
            "version"                   | "edition"      | of recording | /version is missing
            "format"                    | "shape"        | of recording | /format is missing
            "networks"                  | "net"          | of recording | /networks is missing
            "networks": [               | "networks": 7, "other": [ | line 4 of | /networks (7) must be an array
            "gets"                      | "got"          | of recording | /counts/gets is missing
            "outcome"                   | "income"       | line 71 of   | /requests/0/outcome is missing
            "wall_time_ns": 1000000000  | "wall_time_ns": 1e9  | line 9 of | /wall_time_ns (1e9) must be a whole number from 0 to 4611686018427387903
            "wall_time_ns": 1000000000  | "wall_time_ns": 1.5  | line 9 of | /wall_time_ns (1.5) must be a whole number
            "wall_time_ns": 1000000000  | "wall_time_ns": -1   | line 9 of | /wall_time_ns (-1) must be a whole number
            "wall_time_ns": 1000000000  | "wall_time_ns": null | line 9 of | /wall_time_ns (null) must be a whole number
            "wall_time_ns": 1000000000  | "wall_time_ns": 99999999999999999999 | line 9 of | (99999999999999999999) must be a whole number
            "seed": -7                  | "seed": [7]    | line 7 of    | /seed (an array) must be a whole number
            "bytes=0-3"                 | null           | line 71 of   | /requests/0/range (null) must be text in quotes
            "bytes=0-3"                 | {"a": 1}       | line 71 of   | /requests/0/range (an object) must be text in quotes
            [[0, 4]]                    | [[0, 5]]       | recording    | : bytes of served of request 2 (5) must be at most 4
            [[0, 4]]                    | [[0]]          | line 71 of   | each of served must be a pair [offset, length]
            [[0, 4]]                    | [[0, 4, 5]]    | line 71 of   | each of served must be a pair [offset, length]
            [[0, 4]]                    | [0, 4]         | line 71 of   | /requests/0/served/0 (0) must be an array
            [[0, 4]]                    | [[0, 0]]       | line 71 of   | /requests/0/served/0/1 (0) must be a whole number from 1 to
            [[0, 4]]                    | [[9, 9223372036854775807]] | line 71 of | must be a whole number from 1 to 9223372036854775798
            "complete"                  | "whole"        | line 71 of   | /requests/0/outcome ("whole") must be one of client_left, complete, cut_short, failed, incomplete, server_closed
            {"status": 404              | {"status": 1404 | of recording | /by_status/2/status (1404) must be a whole number from 1 to 999
            {"status": 404              | {"status": 0 | of recording | /by_status/2/status (0) must be a whole number from 1 to 999
            {"status": 404              | {"status": 405 | of recording | : by_status must have each status once
            {"label": "up.bin"          | {"label": "cut.bin" | of recording | : by_label must have each label once
            "max_in_flight": 2          | "max_in_flight": 2147483648 | of recording | /counts/max_in_flight (2147483648) must be a whole number from 0 to 2147483647
            "seed": -7                  | "seed": -7, "seed": 8       | line 7 of | must be JSON: Duplicate Object property "seed"
            "seed": -7,                 | "seed": -7     | of recording | must be JSON: Unexpected character
            "gets": 8                   | "gets": 7      | recording    | : gets (7) must be those of by_method (8)
            "faults": 1                 | "faults": 2    | recording    | : faults (2) must be the sum of by_fault (1)
            "incomplete": 1,            | "incomplete": 0, | recording  | : requests - incomplete - unanswered (9) must be the sum of by_status (8)
            "unanswered": 1,            | "unanswered": 2, | recording  | : requests - incomplete - unanswered (7) must be the sum of by_status (8)
            "incomplete": 1,            | "incomplete": 11, | recording | : incomplete (11) must be at most 10
            "bytes_sent": 87,           | "bytes_sent": 86, | recording | : bytes of by_label (87) must be at most 86
            "key": "cut.bin", "requests": 1 | "key": "cut.bin", "requests": 2   | recording    | : requests - other_keys (10) must be the sum of by_key (11)
            "other_keys": 0 | "other_keys": 1   | recording    | : requests - other_keys (9) must be the sum of by_key (10)
            "other_label_requests": 0 | "other_label_requests": 1   | recording    | : requests - incomplete - other_label_requests (8) must be the requests of by_label (9)
            "refused": 2 | "refused": 1   | recording    | : refused (1) must be the sum of by_refusal (2)
            "ordinal": 2                | "ordinal": 3   | recording    | : ordinal (3) must be 2
            "key": "cut.bin", "range"   | "key": "x", "range" | recording    | : requests lists x 1 times, by_key 0 times
            """)
    void aFlaw(String right, String wrong, String where, String what) throws IOException {
        assertThat(golden).contains(right);
        assertRefused(golden.replaceFirst(java.util.regex.Pattern.quote(right), wrong), where, what);
    }

    @Test
    void noFileIsCutShortUnnoticed() throws IOException {
        // Each length near the ends, and every seventh between.
        int whole = golden.length() - 1;
        for (int length = 0; length < whole - 1; length += length < 100 || length > whole - 400 ? 1 : 7) {
            assertRefused(golden.substring(0, length));
        }
        assertRefused(golden.substring(0, 1_000), "of recording", " ends in the middle; it must be complete JSON");
        assertRefused("", "line 1 of", "must not be empty");
    }

    @ParameterizedTest
    @CsvSource({"hello", "<html>", "'[]'", "42", "null", "'{}'", "'{\"log\": {}}'", "'\"\"'"})
    void anythingElse(String content) throws IOException {
        assertRefused(content);
    }

    @Test
    void moreBehindIt() throws IOException {
        assertRefused(golden + "{}", "must end behind the recording");
    }

    @Test
    void anyFieldThatIsMissingOrOfAnotherType() throws IOException {
        JsonMapper json = JsonMapper.shared();
        List<String> optional =
                List.of("range", "object_size", "time_to_first_byte_ns", "fault", "connection_opened_ns");
        for (String path : List.of("", "/counts", "/requests/0")) {
            for (String name : List.copyOf(json.readTree(golden).at(path).propertyNames())) {
                JsonNode without = json.readTree(golden);
                ((ObjectNode) without.at(path)).remove(name);
                if (!optional.contains(name)) {
                    assertRefused(without.toString(), path + "/" + name + " is missing");
                }
                JsonNode other = json.readTree(golden);
                ((ObjectNode) other.at(path)).put(name, true);
                assertRefused(other.toString(), path + "/" + name + " (true) must be ");
            }
        }
    }

    @Test
    void unknownFieldsAreIgnored() throws IOException {
        String more = golden.replace("\"ordinal\"", "\"extra\": [1, {\"a\": null}], \"ordinal\"")
                .replace("\"gets\"", "\"more\": {}, \"gets\"")
                .replace("\"network\"", "\"new\": 1.5, \"network\"");
        Files.writeString(file, more);
        assertThat(Recording.read(file)).isEqualTo(Recording.read(GOLDEN));
    }

    @Test
    void fieldsMayComeInAnyOrder() throws IOException {
        ObjectNode tree = (ObjectNode) JsonMapper.shared().readTree(golden);
        ObjectNode backwards = JsonMapper.shared().createObjectNode();
        List<String> names = new ArrayList<>(tree.propertyNames());
        for (int i = names.size() - 1; i >= 0; i--) {
            backwards.set(names.get(i), tree.get(names.get(i)));
        }
        Files.writeString(file, encodable(backwards.toString()));
        assertThat(Recording.read(file)).isEqualTo(Recording.read(GOLDEN));
    }

    @Test
    void whatIsNoUtf8() throws IOException {
        Files.write(file, new byte[] {'{', '"', (byte) 0xff, '"'});
        assertThatThrownBy(() -> Recording.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("recording (" + file + ") must be JSON in UTF-8");
    }

    @Test
    void noFileAtAll() {
        for (Path none : new Path[] {file, folder}) {
            assertThatThrownBy(() -> Recording.read(none))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("recording (" + none + ") must be a regular file");
        }
    }
}
