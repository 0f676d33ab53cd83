package dev.snailmail.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.snailmail.SlowServer;
import dev.snailmail.SlowServerBuilder;
import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Latency;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.FailingStore;
import dev.snailmail.wire.Logged;
import dev.snailmail.wire.WireClient;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spans of requests that come over a socket. */
@Timeout(60)
class OpenTelemetryTracingTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";
    private static final String TRACEPARENT = "traceparent: 00-" + TRACE + "-" + PARENT + "-01";
    private static final String NO_PARENT = "0000000000000000";
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private final Spans spans = new Spans();

    private SlowServerBuilder builder(OpenTelemetry openTelemetry) {
        return SlowServer.builder(ObjectStore.synthetic("object", 100_000))
                .trace(OpenTelemetryTracing.of(openTelemetry));
    }

    /** The span of a GET with these header lines. */
    private SpanData traced(OpenTelemetry openTelemetry, String... headerLines) {
        try (SlowServer server = builder(openTelemetry).start();
                WireClient client = WireClient.of(server)) {
            client.get("/object", headerLines);
            server.recording();
            return spans.only();
        }
    }

    @Test
    void goesOnFromTheClientsSpan() {
        SpanData span = traced(spans.sdk(), TRACEPARENT, "tracestate: vendor=1", "tracestate: other=2");
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(PARENT);
        assertThat(span.getParentSpanContext().isRemote()).isTrue();
        assertThat(span.getSpanContext().getTraceState().asMap())
                .containsEntry("vendor", "1")
                .containsEntry("other", "2");
        assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(span.getInstrumentationScopeInfo().getName()).isEqualTo("dev.snailmail");
    }

    @Test
    void doesSoWithoutAnyPropagatorToo() {
        SpanData span = traced(spans.sdkWithoutPropagators(), TRACEPARENT);
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(PARENT);
    }

    @Test
    void beginsATraceWhereTheClientHasNone() {
        assertThat(traced(spans.sdk()).getParentSpanId()).isEqualTo(NO_PARENT);
    }

    @Test
    void beginsATraceWhereTheClientHasTwo() {
        SpanData span = traced(spans.sdk(), TRACEPARENT, TRACEPARENT.replace('b', 'c'));
        assertThat(span.getParentSpanId()).isEqualTo(NO_PARENT);
        assertThat(span.getTraceId()).isNotEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"traceparent: ", "traceparent: 00-xyz", "traceparent: \u00ff\u00fe", "tracestate: ,,,"})
    void beginsATraceWhereTheClientsCannotBeRead(String line) {
        assertThat(traced(spans.sdk(), line).getParentSpanId()).isEqualTo(NO_PARENT);
    }

    @Test
    void asksTheSampler() {
        try (SlowServer server = builder(spans.sdk()).start();
                WireClient client = WireClient.of(server)) {
            client.get("/object", TRACEPARENT.replace("-01", "-00"));
            client.get("/object", TRACEPARENT);
            server.recording();
            assertThat(spans.ended()).hasSize(1);
        }
    }

    @Test
    void isOnlyOfWhatTheClientAsked() {
        SpanData span = traced(spans.sdk(), "Range: bytes=0-99", "User-Agent: reader/1.0");
        assertThat(span.getName()).isEqualTo("GET");
        assertThat(span.getAttributes().asMap())
                .containsEntry(AttributeKey.stringKey("http.request.method"), "GET")
                .containsEntry(AttributeKey.stringKey("url.path"), "/object")
                .containsEntry(AttributeKey.stringKey("url.scheme"), "http")
                .containsEntry(AttributeKey.stringKey("network.protocol.version"), "1.1")
                .containsEntry(AttributeKey.stringKey("server.address"), "127.0.0.1")
                .containsEntry(AttributeKey.stringKey("client.address"), "127.0.0.1")
                .containsEntry(AttributeKey.stringKey("user_agent.original"), "reader/1.0")
                .containsEntry(AttributeKey.stringArrayKey("http.request.header.range"), List.of("bytes=0-99"))
                .containsEntry(STATUS, 206L)
                .containsEntry(AttributeKey.longKey("http.response.body.size"), 100L)
                .containsKey(AttributeKey.longKey("server.port"))
                .containsKey(AttributeKey.longKey("network.peer.port"))
                .doesNotContainKey(AttributeKey.stringKey("url.query"))
                .doesNotContainKey(ERROR_TYPE);
        assertThat(span.getEvents()).singleElement().satisfies(event -> {
            assertThat(event.getName()).isEqualTo("first byte");
            assertThat(event.getEpochNanos()).isBetween(span.getStartEpochNanos(), span.getEndEpochNanos());
        });
    }

    @Test
    void lastsAsLongAsTheRequest() {
        try (SlowServer server = builder(spans.sdk())
                        .latency(Latency.fixed(Duration.ofMillis(20)))
                        .start();
                WireClient client = WireClient.of(server)) {
            client.get("/object");
            Duration duration = server.recording().requests().get(0).duration();
            SpanData span = spans.only();
            assertThat(span.getEndEpochNanos() - span.getStartEpochNanos()).isEqualTo(duration.toNanos());
        }
    }

    /** The time of the network runs ten times as fast as that of the client, whose spans this one stands beside. */
    @Test
    void lastsRealTime() {
        try (SlowServer server = builder(spans.sdk())
                        .latency(Latency.fixed(Duration.ofMillis(200)))
                        .timeScale(0.1)
                        .start();
                WireClient client = WireClient.of(server)) {
            client.get("/object");
            Duration duration = server.recording().requests().get(0).duration();
            SpanData span = spans.only();
            assertThat(span.getEndEpochNanos() - span.getStartEpochNanos())
                    .isEqualTo((long) Math.ceil(duration.toNanos() * 0.1));
            assertThat(span.getAttributes().get(AttributeKey.doubleKey("snailmail.injected_latency_ms")))
                    .isEqualTo(200.0);
        }
    }

    @ParameterizedTest
    @CsvSource({"500, 500", "403, failed"})
    void isAnErrorWhereTheStoreFails(long status, String errorType) {
        IOException failure = status == 403 ? new AccessDeniedException("object") : new IOException("offline");
        ObjectStore failing = new FailingStore(failure);
        Logged.during(() -> {
            try (SlowServer server = SlowServer.builder(failing)
                            .trace(OpenTelemetryTracing.of(spans.sdk()))
                            .start();
                    WireClient client = WireClient.of(server)) {
                client.get("/object");
            }
        });
        SpanData span = spans.only();
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getAttributes().get(ERROR_TYPE)).isEqualTo(errorType);
        assertThat(span.getAttributes().get(STATUS)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "status(503), 503, 503",
        "status(500), 500, 500",
        "truncate(after=1000), 200, cut_short",
        "reset(after=1000), 200, cut_short",
        "reset(after=0), 200, cut_short",
        "reset, , cut_short"
    })
    void isAnErrorWhereTheServerFails(String fault, Long status, String errorType) {
        try (SlowServer server = builder(spans.sdk())
                        .faults(FaultPlan.builder()
                                .on("*")
                                .inject(Fault.parse(fault))
                                .build())
                        .start();
                WireClient client = WireClient.of(server)) {
            client.sendRequest("GET", "/object", "Connection: close").readToEnd();
            String recorded = server.recording().requests().get(0).fault().orElseThrow();
            SpanData span = spans.only();
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.getAttributes().get(ERROR_TYPE)).isEqualTo(errorType);
            assertThat(span.getAttributes().get(STATUS)).isEqualTo(status);
            assertThat(span.getAttributes().get(AttributeKey.stringKey("snailmail.fault")))
                    .isEqualTo(recorded);
        }
    }

    @ParameterizedTest
    @CsvSource({"/missing, 404", "/object, 416"})
    void isNoErrorWhereTheClientIsWrong(String target, long status) {
        try (SlowServer server = builder(spans.sdk()).start();
                WireClient client = WireClient.of(server)) {
            client.get(target, "Range: bytes=900000-");
            server.recording();
            assertThat(spans.only().getAttributes().get(STATUS)).isEqualTo(status);
            assertThat(spans.only().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        }
    }

    @Test
    void isAnErrorWhereTheClientLeaves() {
        try (SlowServer server = builder(spans.sdk())
                .latency(Latency.fixed(Duration.ofMinutes(1)))
                .start()) {
            WireClient client = WireClient.of(server).sendRequest("GET", "/object");
            Eventually.holds("it waits", () -> server.snapshot().requestCount() == 1);
            client.hangUp();
            Eventually.holds("it is noticed", () -> server.snapshot().incomplete() == 0);
            assertThat(spans.only().getAttributes().get(ERROR_TYPE)).isEqualTo("client_left");
            assertThat(spans.only().getAttributes().get(STATUS)).isNull();
            assertThat(spans.only().getEvents()).isEmpty();
        }
    }

    @Test
    void isAnErrorWhereTheServerCloses() {
        SlowServer server = builder(spans.sdk())
                .latency(Latency.fixed(Duration.ofMinutes(1)))
                .start();
        try (WireClient client = WireClient.of(server).sendRequest("GET", "/object")) {
            Eventually.holds("it waits", () -> server.snapshot().requestCount() == 1);
            server.close();
            assertThat(client.endsInOrder()).isTrue();
        }
        assertThat(spans.only().getAttributes().get(ERROR_TYPE)).isEqualTo("server_closed");
    }

    @Test
    void goesIntoABuilderOnce() {
        Tracing tracing = OpenTelemetryTracing.of(OpenTelemetry.noop());
        SlowServerBuilder builder = SlowServer.builder(ObjectStore.synthetic("object", 1));
        assertThatNullPointerException().isThrownBy(() -> builder.trace(null)).withMessageContaining("trace");
        assertThatNullPointerException()
                .isThrownBy(() -> OpenTelemetryTracing.of(null))
                .withMessageContaining("OpenTelemetry.noop()");
        builder.trace(tracing);
        assertThatIllegalStateException()
                .isThrownBy(() -> builder.trace(tracing))
                .withMessageContaining("trace is already set to OpenTelemetryTracing.of(");
    }

    @Test
    void isNothingWithoutAnSdk() {
        try (SlowServer server = builder(OpenTelemetry.noop()).start();
                WireClient client = WireClient.of(server)) {
            assertThat(client.get("/object", TRACEPARENT).status()).isEqualTo(200);
        }
    }
}
