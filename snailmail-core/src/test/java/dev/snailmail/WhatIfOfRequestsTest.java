package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snailmail.analysis.WhatIf;
import dev.snailmail.analysis.WhatIfTable;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real reader, whose own pauses nobody knows but the recording. */
class WhatIfOfRequestsTest {

    private static final int READS = 5;
    private static final int BODY = 100_000;

    private final SlowServer server = SlowServer.builder(ObjectStore.synthetic("object", BODY))
            .network(Network.parse("fixed(3ms), connect(2ms)"))
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    private Recording read() {
        return server.during(() -> {
            try (WireClient client = WireClient.of(server)) {
                for (int i = 0; i < READS; i++) {
                    client.get("/object");
                }
            }
        });
    }

    @Test
    void theSameReaderOnTheSameNetworkTookNoLess() {
        Recording recording = read();
        WhatIf same = recording.whatIf(Network.parse("fixed(3ms), connect(2ms)"));
        assertThat(same.waiting()).isEqualTo(Duration.ofMillis(3 * READS));
        assertThat(same.connecting()).isEqualTo(Duration.ofMillis(2));
        assertThat(same.wallTime())
                .isGreaterThanOrEqualTo(Duration.ofMillis(3 * READS + 2))
                .isLessThanOrEqualTo(recording.wallTime());
        assertThat(same.requestsDropped()).isZero();
    }

    @Test
    void anotherNetworkCostsWhatDiffers() {
        Recording recording = read();
        Duration near = recording.whatIf(Network.parse("fixed(3ms)")).wallTime();
        WhatIf far = recording.whatIf(Network.parse("fixed(50ms), connect(30ms), perConnection(10MB/s)"));
        Duration crossing = Duration.ofMillis(10 * READS);
        assertThat(far.transfer()).isEqualTo(crossing);
        assertThat(far.wallTime()).isEqualTo(near.plusMillis(47 * READS + 30).plus(crossing));
    }

    @Test
    void presetsMakeATable() {
        WhatIfTable table = read().whatIf(Network.presets());
        assertThat(table.byName().keySet())
                .containsExactlyElementsOf(Network.presets().keySet());
        assertThat(table.toString().lines()).hasSize(Network.presets().size() + 1);
    }

    @Test
    void roundTripsMakeACurve() {
        WhatIfTable curve = read().whatIfRoundTrips(
                        IntStream.of(0, 10, 20).mapToObj(Duration::ofMillis).toArray(Duration[]::new));
        Duration thinking = curve.of("0ms").wallTime();
        assertThat(curve.of("10ms").wallTime()).isEqualTo(thinking.plusMillis(10 * (READS + 1)));
        assertThat(curve.of("20ms").wallTime()).isEqualTo(thinking.plusMillis(20 * (READS + 1)));
        assertThatThrownBy(() -> read().whatIfRoundTrips(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1ms");
    }
}
