package dev.snailmail.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.RequestInfo;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedCountsTest {

    @Test
    void valuesBeyondTheBoundAreCountedTogether() {
        BoundedCounts<String> counts = new BoundedCounts<>(2);
        for (String value : new String[] {"b", "a", "c", "a", "d", "c"}) {
            counts.add(value, 10);
        }
        assertThat(counts.sorted(BoundedCounts.Count::requests).toString()).isEqualTo("{a=2, b=1}");
        assertThat(counts.others().withBytes()).isEqualTo(new LabelCount(3, 30));
    }

    @Test
    void aRecordingCountsTheRestOfItsKeysAndLabelsExactly(@TempDir Path folder) throws IOException {
        Recorder recorder = Recorder.start(() -> 0, key -> key, 10);
        int distinct = Tally.MOST_VALUES + 5;
        for (int i = 0; i < 2 * distinct; i++) {
            Admission admission = recorder.admit(RequestInfo.of("GET", "key" + i % distinct, ""), 0);
            admission.planned(Traffic.answer(200), 0);
            admission.headBegins(0);
            admission.sent(3);
            admission.ended(Outcome.COMPLETE, 1);
        }
        Recording recording = recorder.snapshot("none", 1);
        assertThat(recording.byKey()).hasSize(Tally.MOST_VALUES);
        assertThat(recording.otherKeys()).isEqualTo(10);
        assertThat(recording.byLabel()).hasSize(Tally.MOST_VALUES);
        assertThat(recording.otherLabels()).isEqualTo(new LabelCount(10, 30));
        assertThat(recording.requestCount()).isEqualTo(2L * distinct);
        Path file = folder.resolve("recording.json");
        recording.write(file);
        assertThat(Recording.read(file)).isEqualTo(recording);
    }
}
