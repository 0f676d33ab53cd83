package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TimeScaleOnTheWireTest {

    private final ObjectStore store = ObjectStore.synthetic("object", 1_000_000);

    private SlowServer start(double scale, String network) {
        return SlowServer.builder(store)
                .network(Network.parse(network))
                .timeScale(scale)
                .start();
    }

    @Test
    void whatIsToldIsNotScaled() {
        Duration latency = Duration.ofMillis(200);
        Duration connect = Duration.ofMillis(100);
        try (SlowServer server = start(0.1, "fixed(200ms), connect(100ms)");
                WireClient client = WireClient.of(server)) {
            long start = System.nanoTime();
            Recording recording = server.during(() -> client.get("/object", "Range: bytes=0-9"));
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);

            RequestRecord request = recording.requests().get(0);
            assertThat(request.injectedLatency()).isEqualTo(latency);
            assertThat(request.connectionSetup()).isEqualTo(connect);
            assertThat(request.timeToFirstByte().orElseThrow()).isGreaterThanOrEqualTo(latency.plus(connect));
            assertThat(request.duration()).isGreaterThanOrEqualTo(latency.plus(connect));
            assertThat(recording.wallTime()).isGreaterThanOrEqualTo(request.duration());
            assertThat(server.recording().wallTime()).isGreaterThanOrEqualTo(recording.wallTime());
        }
    }

    /** At their real pace, these minutes would not pass within the timeout of this test. */
    @Test
    void minutesPassInAMoment() {
        try (SlowServer server = start(0.001, "fixed(100s), 10kB/s");
                WireClient client = WireClient.of(server)) {
            assertThat(client.get("/object").body()).hasSize(1_000_000);
            RequestRecord request = server.recording().requests().get(0);
            assertThat(request.timeToFirstByte().orElseThrow()).isGreaterThanOrEqualTo(Duration.ofSeconds(100));
            assertThat(request.duration()).isGreaterThanOrEqualTo(Duration.ofSeconds(199));
            server.setNetwork(Network.parse("idleTimeout(100s)"));
            assertThat(client.endsInOrder()).isTrue();
        }
    }

    @Test
    void slowerIsAllowedToo() {
        try (SlowServer server = start(10, "fixed(2ms)");
                WireClient client = WireClient.of(server)) {
            long start = System.nanoTime();
            client.get("/object");
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
            RequestRecord request = server.recording().requests().get(0);
            assertThat(request.injectedLatency()).isEqualTo(Duration.ofMillis(2));
            assertThat(request.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(2));
        }
    }

    @Test
    void aNetworkThatIsTooFastIsRefusedBeforeAnythingStarts() {
        Leftovers before = Leftovers.now();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlowServer.builder(Path.of("no/such/root"))
                        .latency(Latency.fixed(Duration.ofMillis(5)))
                        .timeScale(0.1)
                        .start())
                .withMessage("timeScale (0.1) turns the latency fixed(5ms) into 0.5ms; it must stay at least 1ms, which"
                        + " the timer can hold: use 0.2 or more");
        before.assertNothingNew();
    }

    @Test
    void laterOnItIsRefusedTooAndNothingChanges() {
        try (SlowServer server = start(0.1, "fixed(200ms)")) {
            Network network = server.network();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.setLatency(Latency.fixed(Duration.ofMillis(5))))
                    .withMessageContaining("fixed(5ms)");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.setBandwidth(Bandwidth.megabytesPerSecond(301)))
                    .withMessageContaining("301MB/s");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.setNetwork(Network.parse("connect(5ms)")))
                    .withMessageContaining("connect (5ms)");
            assertThat(server.network()).isEqualTo(network);
            server.setLatency(Latency.fixed(Duration.ofMillis(10)));
            server.setBandwidth(Bandwidth.megabytesPerSecond(250));
            assertThat(server.network()).hasToString("fixed(10ms), 250MB/s");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"delay(5ms)", "stall(5ms, after=10)", "drip(bytes=10, every=5ms)"})
    void aFaultThatIsTooFastIsRefusedAndNothingChanges(String fault) {
        FaultPlan plan =
                FaultPlan.builder().on("GET").inject(Fault.parse(fault)).build();
        String message = "timeScale (0.1) turns " + fault
                + " into 0.5ms; it must stay at least 1ms, which the timer can" + " hold: use 0.2 or more";
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SlowServer.builder(store).faults(plan).timeScale(0.1).start())
                .withMessage(message);
        try (SlowServer server = start(0.1, "none")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.inject(plan))
                    .withMessage(message);
            assertThat(server.faults().isEmpty()).isTrue();
            server.inject(
                    FaultPlan.builder().on("GET").inject(Fault.status(503)).build());
        }
        try (SlowServer server = start(0.2, "none")) {
            server.inject(plan);
            assertThat(server.faults()).isEqualTo(plan);
        }
    }

    @Test
    void isSetOnceAndWrittenWhereItIsNotOne() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SlowServer.builder(store).timeScale(0.1).timeScale(1))
                .withMessage("timeScale is already set to 0.1; it may be set once");
        try (SlowServer server = start(0.1, "none")) {
            assertThat(server.toString()).endsWith("none, unlimited, seed 42, timeScale 0.1]");
            assertThat(server.recording().network()).isEqualTo("none, unlimited");
        }
        try (SlowServer server = start(1, "none")) {
            assertThat(server.toString()).endsWith("none, unlimited, seed 42]");
        }
    }
}
