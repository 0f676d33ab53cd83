package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snailmail.recording.RandomRecordings;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReportTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "reports");

    @TempDir
    Path folder;

    private String written(Recording recording) throws IOException {
        Path file = folder.resolve("requests.csv");
        CsvReport.write(recording, file);
        return Files.readString(file);
    }

    /** As somebody else's reader after RFC 4180 reads it: the rows, in each of which the fields. */
    private static List<List<String>> parse(String csv) throws IOException {
        try (CSVParser rows = CSVParser.parse(csv, CSVFormat.RFC4180)) {
            return rows.stream().map(CSVRecord::toList).toList();
        }
    }

    private static String writable(String text) {
        return WellFormed.text(text).replace('\0', '\ufffd');
    }

    @Test
    void isTheGoldenFile() throws IOException {
        String csv = written(Recording.read(GOLDEN.resolve("recording.json")));
        Files.writeString(Path.of("target", "recording.csv"), csv);
        assertThat(csv.getBytes(StandardCharsets.UTF_8)).isEqualTo(Files.readAllBytes(GOLDEN.resolve("recording.csv")));
    }

    @Test
    void everyRowHasEveryColumnAndTheTextAsItIs() throws IOException {
        Recording recording = RandomRecordings.of(11, 500);
        List<List<String>> rows = parse(written(recording));
        assertThat(rows).hasSize(recording.requests().size() + 1);
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.get(0)));
        int key = rows.get(0).indexOf("key");
        int fault = rows.get(0).indexOf("fault");
        for (int i = 1; i < rows.size(); i++) {
            RequestRecord request = recording.requests().get(i - 1);
            assertThat(rows.get(i).get(key)).isEqualTo(writable(request.key()));
            assertThat(rows.get(i).get(fault))
                    .isEqualTo(writable(request.fault().orElse("")));
            assertThat(new BigDecimal(rows.get(i).get(rows.get(0).indexOf("duration_ms"))))
                    .isEqualByComparingTo(BigDecimal.valueOf(request.duration().toNanos(), 6));
        }
    }

    @Test
    void aFormulaStaysTheKeyThatItIs() throws IOException {
        Recording recording =
                new Recordings(1).served("GET", "=1+1", "", 200, 1).read();
        assertThat(written(recording)).contains(",GET,=1+1,,,200,");
    }

    /** Each of these was read back by pandas 1.5.3 and R 4.2.2 with the recipes in docs/recording-format.md. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b",
                "say \"hi\"",
                "\"",
                "\"\"",
                "two\nlines",
                "two\r\nlines",
                "\r",
                "snail \ud83d\udc0c \u00fc",
                "<script>alert(1)</script>",
                "=1+1",
                "@x",
                "\u001b[31mred",
                "NA",
                "0.0",
                "#no comment",
                "it's",
                "back\\slash",
                "  spaces  ",
                "tab\t"
            })
    void aKeyIsReadAsItWas(String key) throws IOException {
        Recording recording = new Recordings(2)
                .served("GET", key, "", 200, 1)
                .served("GET", "next", "", 200, 1)
                .read();
        List<List<String>> rows = parse(written(recording));

        assertThat(rows).hasSize(3).allSatisfy(row -> assertThat(row).hasSize(26));
        assertThat(rows).extracting(row -> row.get(3)).containsExactly("key", key, "next");
    }

    @Test
    void whatEndsAFieldForSomeReadersIsReplaced() throws IOException {
        Recording recording =
                new Recordings(1).served("GET", "x\0y", "", 200, 1).read();

        assertThat(written(recording)).contains(",GET,x\ufffdy,").doesNotContain("\0");
    }

    @Test
    void everyRowEndsInCarriageReturnAndLineFeed() throws IOException {
        String csv = written(new Recordings(1).served("GET", "a", "", 200, 1).read());

        assertThat(csv.split("\r\n", -1)).hasSize(3).endsWith("");
        assertThat(csv.replace("\r\n", "")).doesNotContain("\r", "\n");
    }

    @Test
    void theLocaleDoesNotMatter() throws IOException {
        Recording recording = RandomRecordings.of(12, 20);
        String here = written(recording);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-u-nu-arab"));
        try {
            assertThat(written(recording)).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void withoutRequestsThereIsTheHeader() throws IOException {
        assertThat(written(new Recordings(0).read()))
                .startsWith("ordinal,start_ms,method,key")
                .endsWith(",outcome,read_once,read_again,abandoned,cut_short,of_no_object\r\n");
    }

    @Test
    void aFolderMustExist() {
        Path file = folder.resolve("missing").resolve("requests.csv");
        assertThatThrownBy(() -> CsvReport.write(new Recordings(0).read(), file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("file (" + file + ") must be in a folder that exists; there is no " + file.getParent());
    }

    @Test
    void halfOfASurrogatePairIsReplacedAndNothingElse() {
        assertThat(WellFormed.text("a\ud83d\udc0cb")).isEqualTo("a\ud83d\udc0cb");
        assertThat(WellFormed.text("\ud83d")).isEqualTo("\ufffd");
        assertThat(WellFormed.text("\udc0c\ud83d")).isEqualTo("\ufffd\ufffd");
        assertThat(WellFormed.text("\ud83d\ud83d\udc0c")).isEqualTo("\ufffd\ud83d\udc0c");
    }
}
