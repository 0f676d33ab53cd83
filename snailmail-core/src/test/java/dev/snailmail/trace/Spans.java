package dev.snailmail.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;

/** An SDK that keeps its spans in memory. */
final class Spans {

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

    OpenTelemetry sdk() {
        return sdkWith(ContextPropagators.create(W3CTraceContextPropagator.getInstance()));
    }

    OpenTelemetry sdkWithoutPropagators() {
        return sdkWith(ContextPropagators.noop());
    }

    private OpenTelemetry sdkWith(ContextPropagators propagators) {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
                .build();
        return OpenTelemetrySdk.builder()
                .setTracerProvider(provider)
                .setPropagators(propagators)
                .build();
    }

    /** One that has something else done at the ends of spans, before they are kept. */
    OpenTelemetry sdkAfter(SpanProcessor first) {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(first)
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build();
        return OpenTelemetrySdk.builder().setTracerProvider(provider).build();
    }

    List<SpanData> ended() {
        return exporter.getFinishedSpanItems();
    }

    SpanData only() {
        List<SpanData> spans = ended();
        if (spans.size() != 1) {
            throw new AssertionError("not one span but " + spans);
        }
        return spans.get(0);
    }
}
