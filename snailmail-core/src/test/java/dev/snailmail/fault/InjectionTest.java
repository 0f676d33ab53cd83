package dev.snailmail.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.network.RequestLimit;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import dev.snailmail.wire.WireResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Plans and limits on a running server: live, over resets, and in the record. */
@Timeout(60)
class InjectionTest {

    private final ObjectStore store = ObjectStore.synthetic(Map.of("p/a", 100L, "p/b", 100L, "q/a", 100L));

    private static FaultPlan second(Fault fault) {
        return FaultPlan.builder().on("GET p/**").nth(2).inject(fault).build();
    }

    private static List<Integer> statuses(WireClient client, String... targets) {
        List<Integer> statuses = new ArrayList<>();
        for (String target : targets) {
            statuses.add(client.get(target).status());
        }
        return statuses;
    }

    @Test
    void aPlanHoldsFromTheStartAndIsReplacedLive() {
        try (SlowServer server = SlowServer.builder(store)
                        .faults(second(Fault.status(503)))
                        .start();
                WireClient client = WireClient.of(server)) {
            assertThat(statuses(client, "/p/a", "/q/a", "/p/b", "/p/a")).containsExactly(200, 200, 503, 200);
            assertThat(server.faults()).hasToString("GET p/** nth=2: status(503)");
            server.inject(second(Fault.status(500)));
            assertThat(statuses(client, "/p/a", "/p/a", "/p/a")).containsExactly(200, 500, 200);
            server.inject(FaultPlan.none());
            assertThat(statuses(client, "/p/a", "/p/a")).containsExactly(200, 200);
            assertThat(server.recording().faults()).isEqualTo(Map.of("status(500)", 1L, "status(503)", 1L));
            assertThat(server.recording().plannedFaults()).isEqualTo("none");
        }
    }

    @Test
    void aRequestThatAFaultDoesNotTouchDoesNotUseItUp() {
        FaultPlan plan = FaultPlan.builder()
                .on("GET")
                .times(1)
                .inject(Fault.ignoreRange())
                .build();
        try (SlowServer server = SlowServer.builder(store).faults(plan).start();
                WireClient client = WireClient.of(server)) {
            assertThat(client.get("/p/a").status()).isEqualTo(200);
            assertThat(client.get("/p/a", "Range: bytes=0-9").status()).isEqualTo(200);
            assertThat(client.get("/p/a", "Range: bytes=0-9").status()).isEqualTo(206);
            assertThat(server.recording().faults()).isEqualTo(Map.of("ignoreRange", 1L));
        }
    }

    @Test
    void aResetCountsAnew() {
        FaultPlan plan = FaultPlan.builder()
                .on("*")
                .untilReset()
                .nth(1)
                .inject(Fault.status(500))
                .on("*")
                .nth(2)
                .inject(Fault.status(503))
                .build();
        try (SlowServer server = SlowServer.builder(store).faults(plan).start();
                WireClient client = WireClient.of(server)) {
            assertThat(statuses(client, "/p/a", "/p/a", "/p/a")).containsExactly(500, 503, 200);
            server.reset();
            assertThat(statuses(client, "/p/a", "/p/a", "/p/a")).containsExactly(200, 503, 200);
            assertThat(server.recording().faultCount()).isEqualTo(1);
            assertThat(server.faults()).hasToString("* nth=2: status(503)");
        }
    }

    @Test
    void windowsSeeTheirOwnFaults() {
        try (SlowServer server = SlowServer.builder(store)
                        .faults(FaultPlan.builder()
                                .on("p/**")
                                .inject(Fault.status(503))
                                .build())
                        .start();
                WireClient client = WireClient.of(server)) {
            client.get("/p/a");
            Recording inner = server.during(() -> {
                client.get("/p/a");
                server.reset();
                client.get("/p/b");
                client.get("/q/a");
            });
            assertThat(inner.faultCount()).isEqualTo(2);
            assertThat(inner.faults()).isEqualTo(Map.of("status(503)", 2L));
            assertThat(inner.plannedFaults()).isEqualTo("p/**: status(503)");
            assertThat(server.recording().faultCount()).isEqualTo(1);
        }
    }

    @Test
    void whatExceedsTheLimitOfTheNetworkIsRefusedAfterItsLatency() {
        Network limited = Network.parse("fixed(10ms), limit(0.001/s, per=prefix)");
        try (SlowServer server = SlowServer.builder(store).network(limited).start();
                WireClient client = WireClient.of(server)) {
            assertThat(statuses(client, "/p/a", "/q/a")).containsExactly(200, 200);
            WireResponse refused = client.get("/p/b");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).contains("1");
            assertThat(refused.body()).isEmpty();
            Recording recording = server.recording();
            assertThat(recording.faults()).isEqualTo(Map.of("limit(0.001/s, per=prefix)", 1L));
            assertThat(recording.requests().get(2)).satisfies(request -> {
                assertThat(request.fault()).contains("limit(0.001/s, per=prefix)");
                assertThat(request.outcome()).isEqualTo(Outcome.COMPLETE);
                assertThat(request.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(10));
            });
            server.reset();
            assertThat(statuses(client, "/p/a", "/p/a")).containsExactly(200, 503);
            server.setLatency(Latency.none());
            assertThat(statuses(client, "/p/a")).as("the same limit goes on").containsExactly(503);
            server.setNetwork(Network.parse("none"));
            assertThat(statuses(client, "/p/a", "/p/a")).containsExactly(200, 200);
        }
    }

    @Test
    void aPlanMayLimitToo() {
        RequestLimit limit = RequestLimit.atMost(0.001).requestsPerSecond().perServer();
        try (SlowServer server = SlowServer.builder(store)
                        .faults(FaultPlan.builder().limit(limit).build())
                        .start();
                WireClient client = WireClient.of(server)) {
            assertThat(statuses(client, "/p/a", "/q/a")).containsExactly(200, 503);
            server.reset();
            assertThat(statuses(client, "/q/a", "/p/a")).containsExactly(200, 503);
        }
    }
}
