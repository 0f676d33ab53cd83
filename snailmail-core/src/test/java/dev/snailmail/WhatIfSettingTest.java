package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Estimates name what shaped the requests when they were recorded, since a replay keeps the requests. */
class WhatIfSettingTest {

    private static final Network ELSEWHERE = Network.parse("fixed(5ms)");

    private static Recording recorded(String network, FaultPlan faults, int reads, int connections) {
        return recorded(network, faults, reads, connections, 10);
    }

    private static Recording recorded(String network, FaultPlan faults, int reads, int connections, long size) {
        try (SlowServer server = SlowServer.builder(ObjectStore.synthetic("object", size))
                .network(Network.parse(network))
                .faults(faults)
                .start()) {
            return server.during(() -> {
                for (int connection = 0; connection < connections; connection++) {
                    try (WireClient client = WireClient.of(server)) {
                        for (int i = 0; i < reads; i++) {
                            client.get("/object");
                        }
                    }
                }
            });
        }
    }

    @Test
    void faultsThatWereInjectedAreNamed() {
        FaultPlan plan =
                FaultPlan.builder().on("GET").nth(1).inject(Fault.status(503)).build();
        assertThat(recorded("none", plan, 2, 1).whatIf(ELSEWHERE).keptFromRecording())
                .containsExactly("faults");
        FaultPlan unmet =
                FaultPlan.builder().on("GET").nth(9).inject(Fault.status(503)).build();
        assertThat(recorded("none", unmet, 2, 1).whatIf(ELSEWHERE).keptFromRecording())
                .isEmpty();
    }

    @Test
    void aLimitIsNamedIfItRefusedRequests() {
        assertThat(recorded("none, limit(1/s, per=server)", FaultPlan.none(), 3, 1)
                        .whatIf(ELSEWHERE)
                        .keptFromRecording())
                .containsExactly("limit");
        assertThat(recorded("none, limit(10000/s, per=server)", FaultPlan.none(), 3, 1)
                        .whatIf(ELSEWHERE)
                        .keptFromRecording())
                .isEmpty();
    }

    @Test
    void settingsOfConnectionsAreNamedIfTheyMayHaveMattered() {
        String network = "none, maxConnections(1, queue), maxRequests(2), idleTimeout(5s)";
        assertThat(recorded(network, FaultPlan.none(), 2, 2).whatIf(ELSEWHERE).keptFromRecording())
                .containsExactly("maxConnections", "maxRequests", "idleTimeout");
        assertThat(recorded(network, FaultPlan.none(), 1, 1).whatIf(ELSEWHERE).keptFromRecording())
                .isEmpty();
    }

    @Test
    void bodiesAreNamedIfARateHidTheirTime() {
        assertThat(recorded("none, perConnection(100MB/s)", FaultPlan.none(), 1, 1, 1_000_000)
                        .whatIf(ELSEWHERE)
                        .notReplayed())
                .containsExactly("bodies");
        assertThat(recorded("none", FaultPlan.none(), 1, 1, 1_000_000)
                        .whatIf(ELSEWHERE)
                        .notReplayed())
                .isEmpty();
    }

    @Test
    void aFileKeepsIt(@TempDir Path folder) {
        Path file = folder.resolve("recording.json");
        recorded("none, limit(1/s, per=server)", FaultPlan.none(), 3, 1).write(file);
        assertThat(Recording.read(file).whatIf(ELSEWHERE).keptFromRecording()).containsExactly("limit");
    }
}
