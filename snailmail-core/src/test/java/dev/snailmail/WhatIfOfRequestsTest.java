package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snailmail.analysis.WhatIf;
import dev.snailmail.analysis.WhatIfTable;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Lockstep;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import java.time.Duration;
import java.util.List;
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
        // The reader and the machine needed a little for each body, whether it crossed at once or in 10 ms.
        Duration longer = crossing.minus(recording.requests().stream()
                .map(request ->
                        request.duration().minus(request.timeToFirstByte().orElseThrow()))
                .map(own -> own.compareTo(Duration.ofMillis(10)) < 0 ? own : Duration.ofMillis(10))
                .reduce(Duration.ZERO, Duration::plus));
        assertThat(far.wallTime()).isEqualTo(near.plusMillis(47 * READS + 30).plus(longer));
    }

    /** A server with that network and that seed would draw the same. */
    @Test
    void aReplayDrawsAsAServerDoes() {
        Network law = Network.parse("lognormal(mode=10ms, sigma=0.5)");
        Recording recording = read();
        try (SlowServer other = SlowServer.builder(ObjectStore.synthetic("object", BODY))
                        .network(law)
                        .seed(7)
                        .start();
                WireClient client = WireClient.of(other)) {
            for (int i = 0; i < READS; i++) {
                client.get("/object");
            }
            Duration drawn = other.recording().requests().stream()
                    .map(RequestRecord::injectedLatency)
                    .reduce(Duration.ZERO, Duration::plus);
            assertThat(recording.replay(law, 7).waiting()).isEqualTo(drawn);
            assertThat(recording.replay(law).seed()).isEqualTo(recording.seed());
            assertThat(recording.replay(law).waiting()).isNotEqualTo(drawn);
        }
    }

    /** At two milliseconds, a pool of threads that start one by one looks like a chain. */
    @Test
    void aLockstepTellsDependenciesFromCoincidence() throws Exception {
        Lockstep lockstep = server.lockstep(() -> {
            List<WireClient> clients = WireClient.several(server, 8);
            clients.forEach(client -> client.sendRequest("GET", "/object"));
            clients.forEach(WireClient::read);
            clients.forEach(client -> client.sendRequest("GET", "/object"));
            clients.forEach(WireClient::read);
            clients.forEach(WireClient::close);
        });
        WhatIf estimate = lockstep.whatIf(Network.parse("fixed(1s)"));
        assertThat(lockstep.rounds()).isEqualTo(2);
        assertThat(estimate.waiting()).isEqualTo(Duration.ofSeconds(2));
        assertThat(estimate.dependencies().doubtful()).isZero();
        assertThat(lockstep.whatIf(Network.presets()).byName()).hasSameSizeAs(Network.presets());
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
