package dev.snailmail.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.network.RequestLimit;
import dev.snailmail.recording.FaultUse;
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

    private static FaultUse use(String rule, long requests, long matched, long unchanged, long injected) {
        return new FaultUse(rule, requests, matched, unchanged, injected);
    }

    @Test
    void theRecordTellsWhatBecameOfEachRule() {
        FaultPlan plan = FaultPlan.builder()
                .on("GTE")
                .inject(Fault.status(500))
                .on("p/**")
                .nth(9)
                .inject(Fault.status(501))
                .on("p/**")
                .inject(Fault.truncateAfter(1000))
                .on("p/**")
                .inject(Fault.status(502))
                .on("q/**")
                .times(1)
                .inject(Fault.status(503))
                .on("*")
                .probability(0.000001)
                .inject(Fault.status(504))
                .limit(RequestLimit.parse("limit(0.001/s, per=server)"))
                .build();
        try (SlowServer server = SlowServer.builder(store).faults(plan).start();
                WireClient client = WireClient.of(server)) {
            assertThat(server.recording().faultUses())
                    .hasSize(7)
                    .allMatch(use -> use.requests() == 0 && use.outcome().endsWith("no request matched"));
            assertThat(statuses(client, "/p/a", "/p/a", "/q/a", "/q/a", "/q/a"))
                    .containsExactly(200, 200, 503, 200, 503);
            assertThat(server.recording().faultUses())
                    .containsExactly(
                            use("GTE: status(500)", 0, 0, 0, 0),
                            use("p/** nth=9: status(501)", 2, 0, 0, 0),
                            use("p/**: truncate(after=1000)", 2, 2, 2, 0),
                            use("p/**: status(502)", 2, 2, 0, 0),
                            use("q/** times=1: status(503)", 3, 3, 0, 1),
                            use("* probability=0.0000010: status(504)", 5, 5, 0, 0),
                            use("limit(0.001/s, per=server)", 5, 1, 0, 1));
        }
    }

    @Test
    void soDoWindowsOverNewPlansAndResets() {
        try (SlowServer server = SlowServer.builder(store)
                        .faults(second(Fault.status(503)))
                        .start();
                WireClient client = WireClient.of(server)) {
            client.get("/p/a");
            Recording inner = server.during(() -> {
                client.get("/p/a");
                server.inject(second(Fault.status(500)));
                client.get("/p/a");
                server.reset();
                client.get("/p/b");
                server.inject(second(Fault.status(501)));
            });
            assertThat(inner.faultUses())
                    .containsExactly(
                            use("GET p/** nth=2: status(501)", 0, 0, 0, 0),
                            use("GET p/** nth=2: status(503)", 1, 1, 0, 1),
                            use("GET p/** nth=2: status(500)", 2, 0, 0, 0));
            assertThat(server.recording().faultUses())
                    .as("since the reset")
                    .containsExactly(
                            use("GET p/** nth=2: status(501)", 0, 0, 0, 0),
                            use("GET p/** nth=2: status(500)", 1, 0, 0, 0));
            assertThat(server.lockstep(() -> client.get("/p/b")).recording().faultUses())
                    .containsExactly(use("GET p/** nth=2: status(501)", 1, 0, 0, 0));
            server.inject(FaultPlan.none());
            server.reset();
            client.get("/p/b");
            assertThat(server.recording().faultUses()).isEmpty();
        }
    }

    @Test
    void aRuleThatTheLimitOfTheNetworkForestallsHasMatched() {
        Network limited = Network.parse("none, limit(0.001/s, per=server)");
        FaultPlan plan = FaultPlan.builder().on("*").inject(Fault.status(503)).build();
        try (SlowServer server =
                        SlowServer.builder(store).network(limited).faults(plan).start();
                WireClient client = WireClient.of(server)) {
            assertThat(statuses(client, "/p/a", "/p/a")).containsExactly(503, 503);
            assertThat(server.recording().faultUses()).containsExactly(use("*: status(503)", 2, 2, 0, 1));
            assertThat(server.recording().faultCount()).isEqualTo(2);
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
