package dev.snailmail.trace;

import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.time.Ticker;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A span of OpenTelemetry for each request, whose parent is the client's span. */
final class ServerSpans extends Tracing {

    private static final String FIRST_BYTE = "first byte";

    private final OpenTelemetry openTelemetry;
    private final Tracer tracer;
    private final TextMapPropagator propagator;
    private final InstantSource clock;

    ServerSpans(OpenTelemetry openTelemetry, InstantSource clock) {
        this.openTelemetry = openTelemetry;
        this.tracer = openTelemetry.getTracer("dev.snailmail");
        this.propagator = propagatorOf(openTelemetry);
        this.clock = clock;
    }

    /** An SDK without a configured propagator has one that reads nothing, which no test intends. */
    private static TextMapPropagator propagatorOf(OpenTelemetry openTelemetry) {
        TextMapPropagator configured = openTelemetry.getPropagators().getTextMapPropagator();
        return configured.fields().isEmpty() ? W3CTraceContextPropagator.getInstance() : configured;
    }

    @Override
    TracedConnection connected(ConnectionEnds ends, Ticker ticker) {
        ConnectionAttributes connection = ConnectionAttributes.of(ends);
        return arrival -> begin(arrival, connection, ticker);
    }

    private Consumer<RequestRecord> begin(Arrival arrival, ConnectionAttributes connection, Ticker ticker) {
        RequestInfo request = arrival.request();
        // The current span of this thread has nothing to do with the client.
        Context parent = propagator.extract(Context.root(), request.headers(), HeaderGetter.INSTANCE);
        // One clock reading for the whole span, so that its parts fit together; the times between them are ticks.
        long startNanos = epochNanos(clock.instant());
        Span span = tracer.spanBuilder(RequestAttributes.spanName(request.method()))
                .setSpanKind(SpanKind.SERVER)
                .setParent(parent)
                .setStartTimestamp(startNanos, TimeUnit.NANOSECONDS)
                .setAllAttributes(RequestAttributes.atArrival(arrival, connection))
                .startSpan();
        return span.isRecording() ? ended -> end(span, startNanos, ended, ticker) : null;
    }

    private static void end(Span span, long startNanos, RequestRecord ended, Ticker ticker) {
        ended.timeToFirstByte()
                .ifPresent(
                        wait -> span.addEvent(FIRST_BYTE, startNanos + realNanos(wait, ticker), TimeUnit.NANOSECONDS));
        span.setAllAttributes(RequestAttributes.atEnd(ended));
        RequestAttributes.errorOf(ended).ifPresent(error -> RequestAttributes.fail(span, error));
        span.end(startNanos + realNanos(ended.duration(), ticker), TimeUnit.NANOSECONDS);
    }

    private static long realNanos(Duration duration, Ticker ticker) {
        return ticker.inRealTime(duration.toNanos());
    }

    private static long epochNanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    @Override
    public String toString() {
        return "OpenTelemetryTracing.of(" + openTelemetry + ")";
    }
}
