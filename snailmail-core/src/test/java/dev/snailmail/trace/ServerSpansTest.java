package dev.snailmail.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.time.Ticker;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a span says, and when: on a clock that stands. */
class ServerSpansTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.000000123Z");
    private static final long NOON_NANOS = NOON.getEpochSecond() * 1_000_000_000 + NOON.getNano();

    private final Spans spans = new Spans();

    private record Told(RequestInfo request, String path, String httpVersion) implements Arrival {}

    private record Ends(InetSocketAddress client, InetSocketAddress server) implements ConnectionEnds {}

    private static final Ticker TWICE_AS_FAST = new Ticker() {
        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public long inRealTime(long nanos) {
            return nanos / 2;
        }
    };

    private static InetSocketAddress loopback(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private SpanData span(String method, String query, RequestRecord ended) {
        return span(new Ends(loopback(5000), loopback(80)), method, query, ended);
    }

    private SpanData span(ConnectionEnds ends, String method, String query, RequestRecord ended) {
        RequestInfo request = new RequestInfo(method, "a b", query, "", HeaderLines.none(), 7, 3);
        ServerSpans tracing = new ServerSpans(spans.sdk(), InstantSource.fixed(NOON));
        Consumer<RequestRecord> listener =
                tracing.connected(ends, TWICE_AS_FAST).arrived(new Told(request, "/a%20b", "1.0"));
        listener.accept(ended);
        return spans.only();
    }

    private static RequestRecord ended(Optional<Duration> timeToFirstByte) {
        return new RequestRecord(
                0,
                Duration.ZERO,
                "GET",
                "a b",
                Optional.empty(),
                Optional.empty(),
                timeToFirstByte.isPresent() ? 200 : 0,
                10,
                5,
                List.of(),
                OptionalLong.empty(),
                Duration.ofNanos(45_678_900),
                Duration.ofMillis(3),
                timeToFirstByte,
                Duration.ofMillis(80),
                2,
                7,
                3,
                Optional.empty(),
                "label",
                Optional.empty(),
                Outcome.COMPLETE);
    }

    @Test
    void tellsTimesFromOneLookAtTheClock() {
        SpanData span = span("GET", "", ended(Optional.of(Duration.ofMillis(60))));
        assertThat(span.getStartEpochNanos()).isEqualTo(NOON_NANOS);
        assertThat(span.getEvents().get(0).getEpochNanos()).isEqualTo(NOON_NANOS + 30_000_000);
        assertThat(span.getEndEpochNanos()).isEqualTo(NOON_NANOS + 40_000_000);
    }

    @Test
    void saysAllThereIsToSay() {
        Attributes expected = Attributes.builder()
                .put("http.request.method", "GET")
                .put("url.scheme", "http")
                .put("url.path", "/a%20b")
                .put("url.query", "version=1")
                .put("network.protocol.version", "1.0")
                .put("server.address", "127.0.0.1")
                .put("server.port", 80)
                .put("client.address", "127.0.0.1")
                .put("network.peer.address", "127.0.0.1")
                .put("network.peer.port", 5000)
                .put("http.response.status_code", 200)
                .put("http.response.body.size", 10)
                .put("http.request.body.size", 5)
                .put("snailmail.key", "a b")
                .put("snailmail.connection_id", 7)
                .put("snailmail.nth_on_connection", 3)
                .put("snailmail.injected_latency_ms", 45.679)
                .put("snailmail.connection_setup_ms", 3.0)
                .put("snailmail.in_flight", 2)
                .put("snailmail.label", "label")
                .put("snailmail.outcome", "COMPLETE")
                .build();
        assertThat(span("GET", "version=1", ended(Optional.of(Duration.ZERO)))
                        .getAttributes()
                        .asMap())
                .isEqualTo(expected.asMap());
    }

    /** A client that has been reset by now has no address any more. */
    @Test
    void leavesOutWhatIsNotKnown() {
        SpanData span = span(new Ends(null, null), "GET", "", ended(Optional.empty()));
        assertThat(span.getAttributes().asMap().keySet())
                .extracting(AttributeKey::getKey)
                .doesNotContain("server.address", "client.address", "network.peer.port", "http.response.status_code");
        assertThat(span.getEvents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"HEAD, HEAD, HEAD,", "SPLICE, HTTP, _OTHER, SPLICE"})
    void isNamedAfterMethodsThatAreKnown(String method, String name, String told, String original) {
        SpanData span = span(method, "", ended(Optional.empty()));
        assertThat(span.getName()).isEqualTo(name);
        assertThat(span.getAttributes().get(AttributeKey.stringKey("http.request.method")))
                .isEqualTo(told);
        assertThat(span.getAttributes().get(AttributeKey.stringKey("http.request.method_original")))
                .isEqualTo(original);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Amz-Date=1&X-Amz-Signature=abc&x=2, X-Amz-Date=1&X-Amz-Signature=REDACTED&x=2",
        "sig=a%2Bb, sig=REDACTED",
        "design=a, design=a"
    })
    void keepsSignaturesToItself(String query, String told) {
        assertThat(span("GET", query, ended(Optional.empty())).getAttributes().get(AttributeKey.stringKey("url.query")))
                .isEqualTo(told);
    }
}
