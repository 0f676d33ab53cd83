package dev.snailmail.trace;

import static dev.snailmail.trace.FlightRecorded.CONNECTION;
import static dev.snailmail.trace.FlightRecorded.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Network;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import java.time.Duration;
import java.util.List;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FlightRecordingTest {

    private final SlowServer server = SlowServer.builder(ObjectStore.synthetic("object", 1000))
            .network(Network.parse("fixed(20ms), connect(10ms)"))
            .classify(key -> "label of " + key)
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void hasAnEventOfEachRequest() {
        try (FlightRecorded recorded = FlightRecorded.start();
                WireClient client = WireClient.of(server)) {
            client.get("/object", "Range: bytes=0-99");
            client.request("PUT", "/missing", "Content-Length: 3", "", "abc");
            RequestRecord first = server.recording().requests().get(0);
            RequestRecord second = server.recording().requests().get(1);

            List<RecordedEvent> events = recorded.events(REQUEST, server.port());
            assertThat(events).hasSize(2);
            assertSameAsRecord(events.get(0), first);
            assertThat(events.get(0).getString("range")).isEqualTo("bytes=0-99");
            assertThat(events.get(0).getString("label")).isEqualTo("label of object");
            assertThat(events.get(0).getDuration("injectedLatency")).isEqualTo(Duration.ofMillis(20));
            assertThat(events.get(0).getDuration("connectionSetup")).isEqualTo(Duration.ofMillis(10));
            // Of the 30 ms it misses what this machine takes until it begins.
            assertThat(events.get(0).getDuration()).isPositive();
            assertThat(events.get(0).getStackTrace()).isNull();
            assertSameAsRecord(events.get(1), second);
            assertThat(events.get(1).getString("range")).isNull();
            assertThat(events.get(1).getLong("bytesReceived")).isEqualTo(3);
        }
    }

    private static void assertSameAsRecord(RecordedEvent event, RequestRecord request) {
        assertThat(event.getString("method")).isEqualTo(request.method());
        assertThat(event.getString("key")).isEqualTo(request.key());
        assertThat(event.getInt("status")).isEqualTo(request.status());
        assertThat(event.getLong("bytesSent")).isEqualTo(request.bytesSent());
        assertThat(event.getLong("bytesReceived")).isEqualTo(request.bytesReceived());
        assertThat(event.getDuration("injectedLatency")).isEqualTo(request.injectedLatency());
        assertThat(event.getDuration("connectionSetup")).isEqualTo(request.connectionSetup());
        assertThat(event.getDuration("timeToFirstByte"))
                .isEqualTo(request.timeToFirstByte().orElseThrow());
        assertThat(event.getInt("inFlight")).isEqualTo(request.inFlight());
        assertThat(event.getLong("connectionId")).isEqualTo(request.connectionId());
        assertThat(event.getInt("nthOnConnection")).isEqualTo(request.nthOnConnection());
        assertThat(event.getString("label")).isEqualTo(request.label());
        assertThat(event.getString("outcome")).isEqualTo(request.outcome().name());
        assertThat(event.getString("fault")).isEqualTo(request.fault().orElse(null));
    }

    @Test
    void hasWhatAFaultHasCut() {
        server.inject(FaultPlan.builder()
                .on("GET")
                .nth(1)
                .inject(Fault.parse("reset"))
                .on("GET")
                .nth(2)
                .inject(Fault.parse("truncate(after=10)"))
                .build());
        try (FlightRecorded recorded = FlightRecorded.start()) {
            for (int nth = 1; nth <= 2; nth++) {
                try (WireClient client = WireClient.of(server)) {
                    client.sendRequest("GET", "/object").readToEnd();
                }
            }
            List<RequestRecord> requests = server.recording().requests();
            List<RecordedEvent> events = recorded.events(REQUEST, server.port());
            assertThat(events)
                    .extracting(event -> event.getString("outcome"))
                    .containsExactly("CUT_SHORT", "CUT_SHORT");
            assertThat(events.get(0).getString("fault")).isEqualTo("reset");
            assertThat(events.get(0).getLong("timeToFirstByte")).isEqualTo(Long.MIN_VALUE);
            assertSameAsRecord(events.get(1), requests.get(1));
            assertThat(events.get(1).getLong("bytesSent")).isEqualTo(10);
        }
    }

    @Test
    void hasAnEventOfEachConnection() {
        try (FlightRecorded recorded = FlightRecorded.start();
                WireClient busy = WireClient.of(server);
                WireClient silent = WireClient.of(server)) {
            busy.get("/object");
            busy.get("/object", "Range: bytes=0-99");
            Eventually.holds("both are open", () -> server.recording().connectionsOpened() == 2);
            assertThat(recorded.events(CONNECTION, server.port())).isEmpty();
            server.close();

            List<RecordedEvent> events = recorded.events(CONNECTION, server.port());
            assertThat(events).hasSize(2);
            RecordedEvent used = events.get(events.get(0).getInt("requests") > 0 ? 0 : 1);
            assertThat(used.getInt("requests")).isEqualTo(2);
            assertThat(used.getLong("connectionId")).isEqualTo(1);
            assertThat(used.getLong("bytesSent")).isEqualTo(1100);
            assertThat(used.getDuration("connectionSetup")).isEqualTo(Duration.ofMillis(10));
            assertThat(used.getBoolean("refused")).isFalse();
            assertThat(used.getInt("clientPort")).isPositive();
            assertThat(used.getDuration()).isGreaterThanOrEqualTo(Duration.ofMillis(40));
            RecordedEvent unused = events.get(used == events.get(0) ? 1 : 0);
            assertThat(unused.getInt("requests")).isZero();
            assertThat(unused.getLong("connectionId")).isZero();
            assertThat(unused.getInt("clientPort")).isNotEqualTo(used.getInt("clientPort"));
            assertThat(silent.endsInOrder()).isTrue();
        }
    }

    @Test
    void hasTheConnectionsThatLeave() {
        try (FlightRecorded recorded = FlightRecorded.start()) {
            try (WireClient client = WireClient.of(server)) {
                client.get("/object");
            }
            Eventually.holds(
                    "it is noticed",
                    () -> recorded.events(CONNECTION, server.port()).size() == 1);
        }
    }

    @Test
    void hasTheConnectionsThatAreRefused() {
        server.setNetwork(Network.parse("maxConnections(1, refuse)"));
        try (FlightRecorded recorded = FlightRecorded.start();
                WireClient client = WireClient.of(server)) {
            client.get("/object");
            try (WireClient refused = WireClient.of(server)) {
                refused.readToEnd();
            }
            Eventually.holds(
                    "it is written",
                    () -> recorded.events(CONNECTION, server.port()).size() == 1);
            RecordedEvent event = recorded.events(CONNECTION, server.port()).get(0);
            assertThat(event.getBoolean("refused")).isTrue();
            assertThat(event.getInt("requests")).isZero();
        }
    }

    @Test
    void hasNothingThatBeganBeforeIt() {
        try (WireClient before = WireClient.of(server)) {
            before.get("/object");
            try (FlightRecorded recorded = FlightRecorded.start()) {
                before.get("/object");
                server.recording();
                server.close();
                assertThat(recorded.events(REQUEST, server.port())).hasSize(1);
                assertThat(recorded.events(CONNECTION, server.port())).isEmpty();
            }
        }
    }

    @Test
    void hasNoEventsThatItDoesNotWant() {
        try (FlightRecorded connections = FlightRecorded.without(REQUEST);
                WireClient client = WireClient.of(server)) {
            client.get("/object");
            server.recording();
            server.close();
            assertThat(connections.events(REQUEST, server.port())).isEmpty();
            assertThat(connections.events(CONNECTION, server.port()))
                    .singleElement()
                    .satisfies(event -> assertThat(event.getLong("bytesSent")).isEqualTo(1000));
        }
    }

    @Test
    void describesItsEventsForPeople() {
        try (FlightRecorded recorded = FlightRecorded.start();
                WireClient client = WireClient.of(server)) {
            client.get("/object");
            server.recording();
            List<EventType> ours = FlightRecorder.getFlightRecorder().getEventTypes().stream()
                    .filter(type -> type.getName().startsWith("dev.snailmail."))
                    .toList();
            assertThat(ours).extracting(EventType::getName).containsExactlyInAnyOrder(REQUEST, CONNECTION);
            assertThat(ours).allSatisfy(type -> {
                assertThat(type.getCategoryNames()).containsExactly("snailmail");
                assertThat(type.getDescription()).isNotEmpty();
                assertThat(type.getFields())
                        .allSatisfy(field -> assertThat(field.getLabel()).isNotEmpty());
            });
            assertThat(recorded.events(REQUEST, server.port()).get(0).toString())
                    .contains("injectedLatency = 20.0 ms", "bytesSent = 1000 bytes");
        }
    }
}
