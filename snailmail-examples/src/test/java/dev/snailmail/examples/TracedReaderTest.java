package dev.snailmail.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.junit5.SlowStoreExtension;
import dev.snailmail.network.Network;
import dev.snailmail.trace.OpenTelemetryTracing;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/tracing.md shows: spans of the store beneath those of its reader. */
class TracedReaderTest {

    private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();

    private static final OpenTelemetry openTelemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(SPANS))
                    .build())
            .build();

    // tag::traced[]
    @RegisterExtension
    static final SlowStoreExtension STORE = SlowStoreExtension.of(SlowServer.builder(Path.of("target/store"))
            .network(Network.s3Standard())
            .trace(OpenTelemetryTracing.of(openTelemetry)));
    // end::traced[]

    @Test
    void requestsAreBeneathTheSpanOfTheirReader(ServerHandle server) throws IOException, InterruptedException {
        Span reading = openTelemetry.getTracer("reader").spanBuilder("read").startSpan();
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("commons-rng-client-api.jar"));
        W3CTraceContextPropagator.getInstance()
                .inject(Context.root().with(reading), request, HttpRequest.Builder::header);
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.discarding());
        reading.end();
        server.recording();

        assertThat(SPANS.getFinishedSpanItems())
                .filteredOn(span -> span.getName().equals("GET"))
                .singleElement()
                .satisfies(span -> {
                    assertThat(span.getTraceId())
                            .isEqualTo(reading.getSpanContext().getTraceId());
                    assertThat(span.getParentSpanId())
                            .isEqualTo(reading.getSpanContext().getSpanId());
                })
                .extracting(SpanData::hasEnded)
                .isEqualTo(true);
    }
}
