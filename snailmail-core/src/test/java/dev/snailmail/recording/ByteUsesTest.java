package dev.snailmail.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.analysis.ByteUse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteUsesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void thePartsOfEachRequestAddUpToItsBytesSent(long seed) {
        Recording recording = RandomRecordings.of(seed, 300);
        List<RequestRecord> requests = recording.requests();
        List<ByteUse> uses = recording.byteUses();
        assertThat(uses)
                .extracting(ByteUse::total)
                .isEqualTo(requests.stream().map(RequestRecord::bytesSent).toList());
        assertThat(recording.coverage().use().total())
                .isEqualTo(requests.stream().mapToLong(RequestRecord::bytesSent).sum());
        for (int i = 0; i < uses.size(); i++) {
            ByteUse use = uses.get(i);
            RequestRecord request = requests.get(i);
            assertThat(use.readOnce() + use.readAgain() > 0 && request.outcome() != Outcome.COMPLETE)
                    .isFalse();
            assertThat(use.abandoned() > 0 && !request.isAbandoned()).isFalse();
            assertThat(use.cutShort() > 0 && (request.outcome() == Outcome.COMPLETE || request.isAbandoned()))
                    .isFalse();
        }
    }
}
