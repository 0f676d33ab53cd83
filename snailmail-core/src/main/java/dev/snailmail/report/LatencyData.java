package dev.snailmail.report;

import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.time.Percentiles;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * The latencies that were drawn, and those that the law of the network leads one to expect. Requests with a fault are
 * left out, since its delay is part of their latency, and so are requests without a response, which may have ended
 * before their latency elapsed.
 */
final class LatencyData {

    private static final int MOST_BARS = 60;
    private static final int FEWEST_BARS = 10;
    private static final int CURVE_POINTS = 100;
    /** What is beyond this of both is counted, not drawn: one draw of a heavy tail would squeeze all others. */
    private static final double DRAWN = 0.995;

    private final Recording recording;
    private final long[] drawn;
    private final long[] expected;

    LatencyData(Recording recording, Optional<Network> network) {
        this.recording = recording;
        this.drawn = recording.requests().stream()
                .filter(request -> request.fault().isEmpty() && request.status() != 0)
                .map(RequestRecord::injectedLatency)
                .mapToLong(Duration::toNanos)
                .sorted()
                .toArray();
        this.expected = network.map(known -> known.latency().previewNanos(recording.seed()))
                .orElse(new long[0]);
        Arrays.sort(expected);
    }

    void write(JsonGenerator json) {
        json.writeObjectPropertyStart("latency");
        json.writeNumberProperty("drawn", drawn.length);
        json.writeNumberProperty("leftOut", recording.requests().size() - drawn.length);
        percentiles(json, "percentiles", drawn);
        if (expected.length > 0) {
            percentiles(json, "expectedPercentiles", expected);
        }
        Span span = Span.of(drawn, expected);
        json.writeNumberProperty("from", span.from() / 1e3);
        json.writeNumberProperty("to", span.to() / 1e3);
        int bars = (int) Math.max(FEWEST_BARS, Math.min(MOST_BARS, 2 * Math.sqrt(drawn.length)));
        counts(json, "bars", span.counts(drawn, bars));
        counts(json, "curve", span.counts(expected, expected.length == 0 ? 0 : CURVE_POINTS));
        json.writeNumberProperty("expected", expected.length);
        json.writeNumberProperty("beyond", span.beyond(drawn));
        json.writeEndObject();
    }

    private static void percentiles(JsonGenerator json, String name, long[] nanos) {
        Percentiles percentiles = Percentiles.ofNanos(nanos);
        json.writeArrayPropertyStart(name);
        json.writeNumber(Micros.of(percentiles.p10()));
        json.writeNumber(Micros.of(percentiles.p50()));
        json.writeNumber(Micros.of(percentiles.p90()));
        json.writeNumber(Micros.of(percentiles.p99()));
        json.writeEndArray();
    }

    private static void counts(JsonGenerator json, String name, int[] counts) {
        json.writeArrayPropertyStart(name);
        for (int count : counts) {
            json.writeNumber(count);
        }
        json.writeEndArray();
    }

    /** What is drawn of the axis, in nanoseconds. */
    record Span(double from, double to) {

        /** From zero, unless all of it is far from there. */
        static Span of(long[] drawn, long[] expected) {
            double low = Math.min(rank(drawn, 1 - DRAWN, Long.MAX_VALUE), rank(expected, 1 - DRAWN, Long.MAX_VALUE));
            double high = Math.max(rank(drawn, DRAWN, 0), rank(expected, DRAWN, 0));
            if (high == 0) {
                return new Span(0, 1e6);
            }
            double margin = (high - low) / 10;
            return margin > 0 && low > 0.6 * high ? new Span(low - margin, high + margin) : new Span(0, high * 1.05);
        }

        private static double rank(long[] sorted, double fraction, long none) {
            return sorted.length == 0 ? none : sorted[(int) Math.ceil(fraction * sorted.length) - 1];
        }

        private double place(long nanos) {
            return (nanos - from) / (to - from);
        }

        int[] counts(long[] nanos, int parts) {
            int[] counts = new int[parts];
            for (long one : nanos) {
                double place = place(one);
                if (place >= 0 && place <= 1) {
                    counts[(int) Math.min(parts - 1.0, place * parts)]++;
                }
            }
            return counts;
        }

        long beyond(long[] nanos) {
            return Arrays.stream(nanos)
                    .filter(one -> place(one) < 0 || place(one) > 1)
                    .count();
        }
    }
}
