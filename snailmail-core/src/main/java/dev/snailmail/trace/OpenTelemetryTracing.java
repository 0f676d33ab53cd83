package dev.snailmail.trace;

import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import java.util.Objects;

/**
 * Spans of OpenTelemetry. It is the only type here with a type of OpenTelemetry in its signature, so users without it do not
 * need {@code io.opentelemetry:opentelemetry-api}.
 */
public final class OpenTelemetryTracing {

    private OpenTelemetryTracing() {}

    /**
     * Makes a span of kind {@code SERVER} for each request, named and described after the semantic conventions for HTTP. Its
     * parent is the client's span: with the propagators of this OpenTelemetry, or with {@code traceparent} and {@code tracestate} of the
     * W3C where it has none. It starts when the request arrives and ends when the request does, in real time; it is an error
     * if the status is 500 or above or if the response was not sent whole. It has ended when
     * {@link dev.snailmail.ServerHandle#recording()} shows the end of its request.
     *
     * <p>Samplers, span processors and exporters that work in the calling thread hold up an I/O thread of the server, and so
     * all its connections. Prefer one that works in batches.
     *
     * @param openTelemetry where the spans go, such as an {@code OpenTelemetrySdk}; the caller's to close, after the server
     * @return the tracing
     */
    public static Tracing of(OpenTelemetry openTelemetry) {
        Objects.requireNonNull(openTelemetry, "openTelemetry must not be null; there is OpenTelemetry.noop()");
        return new ServerSpans(openTelemetry, InstantSource.system());
    }
}
