package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.recording.Recording;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Logged;
import dev.snailmail.wire.WireClient;
import dev.snailmail.wire.WireResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request for another host is refused at once, beside the recording, so that no web page can read the store. */
@Timeout(60)
class ForeignHostsTest {

    private static final String REFUSED = "host not allowed";

    private final SlowServer server = SlowServer.builder(ObjectStore.synthetic("object", 100))
            .allowHost("host.docker.internal")
            .allowHost("*.example.com")
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    private WireResponse ask(String head) {
        String method = head.substring(0, head.indexOf(' '));
        try (WireClient client = WireClient.of(server)) {
            return client.send(head.replace("~", "\r\n") + "\r\n\r\n").read(method);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /object HTTP/1.1~Host: 127.0.0.1",
                "GET /object HTTP/1.1~Host: 127.0.0.1:1",
                "GET /object HTTP/1.1~Host: 127.9.9.9",
                "GET /object HTTP/1.1~Host: LOCALHOST:8080",
                "GET /object HTTP/1.1~Host: app.localhost",
                "GET /object HTTP/1.1~Host: [::1]:8080",
                "GET /object HTTP/1.1~Host: host.docker.internal:8080",
                "GET /object HTTP/1.1~Host: a.example.com",
                "GET /object HTTP/1.0",
                "GET http://127.0.0.1/object HTTP/1.0",
                "GET http://host.docker.internal/object HTTP/1.1~Host: host.docker.internal"
            })
    void aRequestForAHostOfTheServerIsServed(String head) {
        assertThat(ask(head).status()).isEqualTo(200);
        assertThat(server.recording().refused()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /object HTTP/1.1~Host: evil.test",
                "GET /object HTTP/1.1~Host: evil.test:8080",
                "GET /object HTTP/1.0~Host: evil.test",
                "HEAD /object HTTP/1.1~Host: evil.test",
                "OPTIONS * HTTP/1.1~Host: evil.test",
                "GET /missing HTTP/1.1~Host: 127.0.0.1.evil.test",
                "GET http://evil.test/object HTTP/1.1~Host: evil.test",
                "GET http://evil.test/object HTTP/1.0",
                "GET http://evil.test HTTP/1.0",
                "GET /object HTTP/1.1~Host: 192.168.0.1"
            })
    void aRequestForAnotherIsRefusedAndOnlyCounted(String head) {
        Recording window = server.during(() -> Logged.during(() -> {
            WireResponse response = ask(head);
            assertThat(response.statusLine()).matches("HTTP/1\\.[01] 421 Misdirected Request");
            assertThat(response.header("Connection")).contains("close");
            assertThat(response.header("Content-Type")).contains("text/plain; charset=utf-8");
        }));
        assertThat(window.refusals()).isEqualTo(Map.of(REFUSED, 1L));
        assertThat(window.requestCount()).isZero();
        assertThat(window.misses()).isZero();
        assertThat(window.bytesSent()).isZero();
        assertThat(window.requests()).isEmpty();
    }

    @Test
    void theClientAndTheLogAreToldTheSetting() {
        List<LogRecord> logged = Logged.during(() -> {
            for (int nth = 0; nth < 3; nth++) {
                assertThat(ask("GET /object HTTP/1.1~Host: evil.test").text())
                        .contains("host evil.test", "allowHost(\"evil.test\")", "--allow-host evil.test");
            }
        });
        assertThat(logged).hasSize(1);
        assertThat(logged.get(0).getMessage()).contains("allowHost(\"evil.test\")");
        assertThat(server.recording().refused()).isEqualTo(3);
    }

    @Test
    void itMeetsNeitherLatencyNorBandwidthNorFaults() {
        try (SlowServer slow = SlowServer.builder(ObjectStore.synthetic("object", 100))
                        .latency(Latency.fixed(Duration.ofHours(1)))
                        .bandwidth(Bandwidth.bytesPerSecond(1))
                        .faults(FaultPlan.builder()
                                .on("GET")
                                .first(1)
                                .inject(Fault.status(503))
                                .build())
                        .start();
                WireClient client = WireClient.of(slow)) {
            Logged.during(() -> assertThat(client.send("GET /object HTTP/1.1\r\nHost: evil.test\r\n\r\n")
                            .read()
                            .status())
                    .isEqualTo(421));
            slow.setLatency(Latency.none());
            try (WireClient good = WireClient.of(slow)) {
                assertThat(good.get("/object").status()).isEqualTo(503);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 1000000, false", "Transfer-Encoding: chunked, false", "Expect: 100-continue, true"})
    void itsBodyIsNotWaitedFor(String header, boolean isEmpty) {
        Logged.during(() -> {
            try (WireClient client = WireClient.of(server)) {
                client.send("PUT /object HTTP/1.1\r\nHost: evil.test\r\n" + header + "\r\n"
                        + (isEmpty ? "Content-Length: 10\r\n" : "") + "\r\n");
                assertThat(client.read().status()).isEqualTo(421);
                assertThat(client.endsInOrder()).isTrue();
            }
        });
        assertThat(server.recording().refused()).isEqualTo(1);
    }

    @Test
    void behindAServedRequestItIsCountedAndWhatFollowsIsNotServed() {
        String good = "GET /object HTTP/1.1\r\nHost: localhost\r\n\r\n";
        Logged.during(() -> {
            try (WireClient client = WireClient.of(server)) {
                client.send(good + good.replace("localhost", "evil.test") + good);
                assertThat(client.read().status()).isEqualTo(200);
                assertThat(client.read().status()).isEqualTo(421);
                assertThat(client.readUntilClosed()).isEmpty();
            }
        });
        assertThat(server.recording().requestCount()).isEqualTo(1);
        assertThat(server.recording().refusals()).isEqualTo(Map.of(REFUSED, 1L));
    }
}
