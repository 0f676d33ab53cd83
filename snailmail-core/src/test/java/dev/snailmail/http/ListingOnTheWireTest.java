package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.snailmail.SlowServer;
import dev.snailmail.SlowServerBuilder;
import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Latency;
import dev.snailmail.recording.LabelCount;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import dev.snailmail.wire.WireResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings are responses like others: recorded, slow and faulty, but no misses. */
@Timeout(60)
class ListingOnTheWireTest {

    private static SlowServerBuilder builder() {
        return SlowServer.builder(ObjectStore.synthetic(Map.of("a.bin", 10L, "b/c d.bin", 20L)));
    }

    @Test
    void aListingIsAGetWithALabelOfItsOwnAndNoMiss() {
        try (SlowServer server = builder().listing().classify(key -> "object").start();
                WireClient client = WireClient.of(server)) {
            WireResponse root = client.get("/");
            client.get("/b/");
            client.request("HEAD", "/b/");
            client.get("/b");
            client.get("/b/c%20d.bin");
            client.get("/nowhere/");

            Recording recording = server.recording();
            assertThat(recording.gets()).isEqualTo(5);
            assertThat(recording.misses()).isEqualTo(1);
            assertThat(recording.byStatus()).isEqualTo(Map.of(200, 4L, 301, 1L, 404, 1L));
            assertThat(recording.byLabel()).containsOnlyKeys("LIST", "object");
            assertThat(recording.byLabel().get("LIST"))
                    .extracting(LabelCount::requests)
                    .isEqualTo(4L);
            RequestRecord listing = recording.requests().get(0);
            assertThat(listing.key()).isEmpty();
            assertThat(listing.isMiss()).isFalse();
            assertThat(listing.outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(listing.bytesSent()).isEqualTo(root.body().length);
            assertThat(listing.objectSize()).isEmpty();
            assertThat(listing.served()).isEmpty();
            assertThat(recording.coverage().byKey()).containsOnlyKeys("b/c d.bin");
            assertThat(recording.rereads()).isEmpty();
        }
    }

    @Test
    void aListingWaitsAndMeetsFaults() {
        FaultPlan plan = FaultPlan.builder()
                .on("GET b/")
                .nth(1)
                .inject(Fault.status(503))
                .on("GET b/")
                .nth(2)
                .inject(Fault.truncateAfter(10))
                .build();
        Duration latency = Duration.ofMillis(5);
        try (SlowServer server = builder()
                        .listing()
                        .latency(Latency.fixed(latency))
                        .faults(plan)
                        .start();
                WireClient client = WireClient.of(server);
                WireClient other = WireClient.of(server)) {
            assertThat(client.get("/b/").status()).isEqualTo(503);
            client.sendRequest("GET", "/b/").readHead();
            assertThat(client.readUntilClosed()).hasSize(10);
            assertThat(other.get("/b/").status()).isEqualTo(200);

            assertThat(server.recording().requests())
                    .extracting(RequestRecord::injectedLatency)
                    .containsOnly(latency);
            assertThat(server.recording().faultCount()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "corrupt(bits=8)",
                "wrongContentRange",
                "ignoreRange",
                "objectChanged",
                "drip(bytes=100, every=1ms)",
                "stall(1ms, after=10)",
                "delay(1ms)"
            })
    void faultsOfObjectsLeaveAListingReadable(String fault) {
        FaultPlan plan =
                FaultPlan.builder().on("GET").inject(Fault.parse(fault)).build();
        try (SlowServer server = builder().listing().faults(plan).start();
                WireClient client = WireClient.of(server)) {
            assertThat(client.get("/b/", "Range: bytes=0-9").text()).contains("<a href=\"c%20d.bin\">c d.bin</a>");
        }
    }

    @Test
    void aRedirectLeadsToTheListing() {
        try (SlowServer server = builder().listing().start();
                WireClient client = WireClient.of(server)) {
            String location = client.get("/b").header("Location").orElseThrow();
            assertThat(client.get(location).text()).contains("Index of /b/");
        }
    }

    @Test
    void unlessAskedForFoldersAreMisses() {
        try (SlowServer server = builder().start();
                WireClient client = WireClient.of(server)) {
            assertThat(client.get("/").status()).isEqualTo(404);
            assertThat(client.get("/b/").status()).isEqualTo(404);
            assertThat(client.get("/b").status()).isEqualTo(404);
            assertThat(server.recording().misses()).isEqualTo(3);
            assertThat(server.recording().byLabel()).containsOnlyKeys("", "b/", "b");
        }
    }

    @Test
    void theSettingIsMadeOnce() {
        SlowServerBuilder builder = builder().listing();
        assertThatIllegalStateException()
                .isThrownBy(builder::listing)
                .withMessageStartingWith("listing is already set");
    }

    @Test
    void aSuiteThatMovesKeepsListingsAndHosts() {
        try (SlowServer server = builder()
                        .listing()
                        .allowHost("store.test")
                        .movedTo(network -> network, scale -> scale)
                        .start();
                WireClient client = WireClient.of(server)) {
            client.send("GET / HTTP/1.1\r\nHost: store.test\r\n\r\n");
            assertThat(client.read().text()).contains("Index of /");
        }
    }
}
