package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In every report, the parts of the bytes sent add up to all bytes sent, with requests dropped from the list or not. */
class ByteUseInReportsTest {

    private static final List<String> CSV_PARTS =
            List.of("read_once", "read_again", "abandoned", "cut_short", "of_no_object");

    private static Recording recording(int maxRecords) {
        Scene scene = new Scene(maxRecords);
        for (int i = 0; i < 20; i++) {
            scene.at(i)
                    .get("a", 1_000, 10 * i, 15)
                    .ends(Outcome.values()[i % Outcome.values().length])
                    .until(i + 0.5);
        }
        return scene.at(30).get("a", 1_000, 0, 1_000).until(31).read();
    }

    private static JsonNode page(Recording recording) {
        StringWriter out = new StringWriter();
        ScriptJson.write(out, json -> new PageData(recording).write(json));
        return JsonMapper.shared().readTree(out.toString());
    }

    private static long sum(JsonNode parts) {
        long sum = 0;
        for (JsonNode part : parts) {
            sum += part.longValue();
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 5, 0})
    void ofThePage(int maxRecords) {
        Recording recording = recording(maxRecords);
        JsonNode parts = page(recording).at("/findings/bytes");
        assertThat(sum(parts)).isEqualTo(recording.bytesSent());
        assertThat(parts.get("notListed").longValue() > 0).isEqualTo(maxRecords < 100);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 5, 0})
    void ofTheControlPort(int maxRecords) {
        Recording recording = recording(maxRecords);
        JsonNode report = JsonTrees.report(recording);
        assertThat(sum(report.get("bytes")))
                .isEqualTo(report.get("total_bytes").longValue())
                .isEqualTo(recording.bytesSent());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 5, 0})
    void ofThePicture(int maxRecords) {
        Recording recording = recording(maxRecords);
        String line = TextWaterfall.of(recording)
                .width(400)
                .toString()
                .lines()
                .findFirst()
                .orElseThrow();
        Matcher parts = Pattern.compile("([0-9,]+) (read once|re-read|abandoned|cut short|of no object|not listed)")
                .matcher(line);
        long sum = 0;
        while (parts.find()) {
            sum += Long.parseLong(parts.group(1).replace(",", ""));
        }
        assertThat(sum).as(line).isEqualTo(recording.bytesSent());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 5})
    void ofEachRowOfTheTable(int maxRecords) throws IOException {
        Recording recording = recording(maxRecords);
        StringWriter csv = new StringWriter();
        CsvReport.write(recording, csv);
        CSVFormat withHeader = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(csv.toString(), withHeader)) {
            List<Long> sums = rows.stream().map(ByteUseInReportsTest::parts).toList();
            assertThat(sums)
                    .isEqualTo(recording.requests().stream()
                            .map(RequestRecord::bytesSent)
                            .toList());
        }
    }

    private static long parts(CSVRecord row) {
        return CSV_PARTS.stream()
                .mapToLong(part -> Long.parseLong(row.get(part)))
                .sum();
    }
}
