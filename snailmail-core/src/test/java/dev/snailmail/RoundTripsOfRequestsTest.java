package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.analysis.RoundTrips;
import dev.snailmail.network.Latency;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How deep real requests are found to be. */
class RoundTripsOfRequestsTest {

    private static final ObjectStore STORE = ObjectStore.of(Map.of("a", new byte[10]));

    /** The tiles are held back until all have been asked for, so that no pause of this machine tears them apart. */
    @Test
    void anIndexAndThenFourTilesAtOnceAreTwoDeep() {
        try (SlowServer server = SlowServer.builder(STORE).start()) {
            List<WireClient> clients = WireClient.several(server, 4);
            clients.get(0).get("/a");
            server.setLatency(Latency.fixed(Duration.ofMinutes(1)));
            clients.forEach(client -> client.sendRequest("GET", "/a"));
            Eventually.holds("all arrive", () -> server.snapshot().requestCount() == 5);
            clients.forEach(WireClient::hangUp);
            Eventually.holds("all end", () -> server.snapshot().incomplete() == 0);

            RoundTrips<RequestRecord> roundTrips = server.recording().roundTrips();
            assertThat(roundTrips.depth()).isEqualTo(2);
            assertThat(roundTrips.fanOut()).containsExactly(1, 4);
            assertThat(roundTrips.chain())
                    .first()
                    .extracting(RequestRecord::ordinal)
                    .isEqualTo(1L);
        }
    }

    /** The end is stamped before the client can have the last byte, so a next request never overlaps. */
    @Test
    void oneAfterTheOtherIsAsDeepAsThereAreRequestsEvenWithoutLatency() {
        try (SlowServer server = SlowServer.builder(STORE).start();
                WireClient one = WireClient.of(server);
                WireClient other = WireClient.of(server)) {
            Recording cost = server.during(() -> {
                for (int i = 0; i < 500; i++) {
                    one.get("/a");
                    other.get("/a");
                }
            });
            assertThat(cost.roundTrips().depth()).isEqualTo(1000);
            assertThat(cost.roundTrips().chain())
                    .extracting(RequestRecord::ordinal)
                    .isSorted();
        }
    }
}
