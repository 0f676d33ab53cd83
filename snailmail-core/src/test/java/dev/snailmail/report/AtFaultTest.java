package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.analysis.ByteSet;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AtFaultTest {

    /** As the over-read counts them: what a reader left was sent, what a fault cut short is none of its doing. */
    @Test
    void notNeededAreRequestsThatTheirReaderLeftButNoneThatWereCutShort() {
        Recording recording = new Scene()
                .at(0)
                .get("a", 1_000, 0, 100)
                .until(1)
                .at(2)
                .get("a", 1_000, 100, 900)
                .ends(Outcome.CLIENT_LEFT)
                .until(3)
                .at(4)
                .get("a", 1_000, 100, 500)
                .faulted("truncate(after=500)")
                .ends(Outcome.CUT_SHORT)
                .until(5)
                .read();
        AtFault notNeeded = AtFault.notNeeded(Map.of("a", ByteSet.range(0, 50)), List.of());
        assertThat(notNeeded.in(recording.requests()))
                .extracting(RequestRecord::ordinal)
                .containsExactly(2L, 1L);
    }
}
