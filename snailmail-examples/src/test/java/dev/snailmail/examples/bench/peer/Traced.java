package dev.snailmail.examples.bench.peer;

import dev.snailmail.SlowServerBuilder;
import dev.snailmail.trace.OpenTelemetryTracing;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.text.ParseException;
import java.util.Collection;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/** Who hears of the requests of a server. What hears of them goes nowhere, so what is measured is what it takes to tell. */
public enum Traced {

    /** A flight recording as by default, which wants to hear of everything but snailmail. */
    RECORDING_WITHOUT_EVENTS {
        @Override
        void prepare(SlowServerBuilder builder) throws IOException, ParseException {
            Recording recording = new Recording(Configuration.getConfiguration("default"));
            recording.disable("dev.snailmail.Request");
            recording.disable("dev.snailmail.Connection");
            recording.start();
        }
    },

    /** A flight recording as by default. */
    RECORDING {
        @Override
        void prepare(SlowServerBuilder builder) throws IOException, ParseException {
            new Recording(Configuration.getConfiguration("default")).start();
        }
    },

    /** The API of OpenTelemetry alone, as with a library that asks for it. */
    API {
        @Override
        void prepare(SlowServerBuilder builder) {
            builder.trace(OpenTelemetryTracing.of(OpenTelemetry.noop()));
        }
    },

    /** Every span by the SDK of OpenTelemetry, in batches; by default its queue would be full at this rate, and drop most. */
    SDK {
        @Override
        void prepare(SlowServerBuilder builder) {
            SdkTracerProvider provider = SdkTracerProvider.builder()
                    .addSpanProcessor(BatchSpanProcessor.builder(new Nowhere())
                            .setMaxQueueSize(LONG_QUEUE)
                            .build())
                    .build();
            builder.trace(OpenTelemetryTracing.of(
                    OpenTelemetrySdk.builder().setTracerProvider(provider).build()));
        }
    };

    private static final int LONG_QUEUE = 1 << 18;

    abstract void prepare(SlowServerBuilder builder) throws IOException, ParseException;

    private static final class Nowhere implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
