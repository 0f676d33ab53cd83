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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReportTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "reports");

    @TempDir
    Path folder;

    private String written(Recording recording) throws IOException {
        Path file = folder.resolve("requests.csv");
        CsvReport.write(recording, file);
        return Files.readString(file);
    }

    /** A reader after RFC 4180: the rows, in each of which the fields. */
    private static List<List<String>> parse(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int i = 0;
        while (i < csv.length()) {
            StringBuilder field = new StringBuilder();
            if (csv.charAt(i) == '"') {
                for (i++; csv.charAt(i) != '"' || csv.startsWith("\"\"", i); i++) {
                    i += csv.charAt(i) == '"' ? 1 : 0;
                    field.append(csv.charAt(i));
                }
                i++;
            } else {
                while (csv.charAt(i) != ',' && csv.charAt(i) != '\r') {
                    field.append(csv.charAt(i++));
                }
            }
            row.add(field.toString());
            if (csv.charAt(i) == ',') {
                i++;
            } else {
                assertThat(csv.substring(i)).startsWith("\r\n");
                i += 2;
                rows.add(row);
                row = new ArrayList<>();
            }
        }
        return rows;
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
            assertThat(rows.get(i).get(key)).isEqualTo(WellFormed.text(request.key()));
            assertThat(rows.get(i).get(fault))
                    .isEqualTo(WellFormed.text(request.fault().orElse("")));
            assertThat(new BigDecimal(rows.get(i).get(rows.get(0).indexOf("duration_ms"))))
                    .isEqualByComparingTo(BigDecimal.valueOf(request.duration().toNanos(), 6));
        }
    }

    @Test
    void aFormulaStaysTheKeyThatItIs() throws IOException {
        Recording recording =
                new Recordings(1).served("GET", "=1+1", "", 200, 1).read();
        assertThat(written(recording)).contains(",GET,=1+1,,200,");
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
                .endsWith(",outcome\r\n");
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
