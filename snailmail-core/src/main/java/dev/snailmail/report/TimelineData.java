package dev.snailmail.report;

import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Network;
import dev.snailmail.recording.RequestRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import tools.jackson.core.JsonGenerator;

/** Requests in flight and bytes sent, in slices of the time from the first arrival to the last end. */
final class TimelineData {

    private static final int SLICES = 400;
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<RequestRecord> requests;
    private final Optional<Network> network;
    private final long from;
    private final long span;
    private final int slices;

    TimelineData(List<RequestRecord> requests, ActiveTime time, Optional<Network> network) {
        this.requests = requests;
        this.network = network;
        this.from = time.from();
        this.span = Math.max(1, time.nanos());
        this.slices = (int) Math.min(SLICES, span);
    }

    void write(JsonGenerator json) {
        json.writeObjectPropertyStart("timeline");
        json.writeNumberProperty("from", Micros.of(from));
        json.writeNumberProperty("span", Math.max(1, Micros.of(span)));
        json.writeArrayPropertyStart("inFlight");
        for (int peak : inFlight()) {
            json.writeNumber(peak);
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("bytesPerSecond");
        for (double bytes : bytes()) {
            json.writeNumber(Math.round(bytes / span * slices * NANOS_PER_SECOND));
        }
        json.writeEndArray();
        network.ifPresent(known -> {
            limit(json, "shared", known.shared());
            limit(json, "fifo", known.fifo());
            limit(json, "perConnection", known.perConnection());
        });
        json.writeEndObject();
    }

    /**
     * With the rate where it is always the same. One that changes counts time from the start of the server, and a
     * recording does not know how long after that it began.
     */
    private static void limit(JsonGenerator json, String name, Bandwidth rate) {
        if (rate.isUnlimited()) {
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("spec", rate.toString());
        if (rate.isConstant()) {
            json.writeNumberProperty("rate", rate.toBytesPerSecond());
        }
        json.writeEndObject();
    }

    private int slice(long nanos) {
        return (int) Math.max(0, Math.min(slices - 1L, (long) (((double) nanos - from) * slices / span)));
    }

    /** {@return the most requests at once in each slice; one that ends when another begins is not there with it} */
    int[] inFlight() {
        long[] starts =
                sorted(requests.stream().mapToLong(request -> request.start().toNanos()));
        long[] ends =
                sorted(requests.stream().mapToLong(request -> request.end().toNanos()));
        int[] peaks = new int[slices];
        int started = 0;
        int ended = 0;
        int reached = 0;
        while (started < starts.length) {
            // What takes no time has begun before it ends.
            while (ended < started && ends[ended] <= starts[started]) {
                reached = carry(peaks, reached, slice(ends[ended] - 1), started - ended);
                ended++;
            }
            reached = carry(peaks, reached, slice(starts[started]), started - ended);
            started++;
            peaks[reached] = Math.max(peaks[reached], started - ended);
        }
        for (; ended < ends.length; ended++) {
            reached = carry(peaks, reached, slice(ends[ended] - 1), started - ended);
        }
        return peaks;
    }

    /** So many were in flight from the slice that was reached up to another. */
    private static int carry(int[] peaks, int from, int to, int inFlight) {
        for (int i = from; i <= to; i++) {
            peaks[i] = Math.max(peaks[i], inFlight);
        }
        return Math.max(from, to);
    }

    private static long[] sorted(LongStream ticks) {
        return ticks.sorted().toArray();
    }

    /** {@return how many bytes were sent in each slice, each response spread evenly from its first byte to its last} */
    double[] bytes() {
        double[] bytes = new double[slices];
        double width = (double) span / slices;
        for (RequestRecord request : requests) {
            if (request.bytesSent() == 0) {
                continue;
            }
            long end = request.end().toNanos();
            long firstByte = request.timeToFirstByte()
                    .map(first -> request.start().plus(first).toNanos())
                    .filter(first -> first < end)
                    .orElse(end);
            int first = slice(firstByte);
            int last = slice(end);
            for (int i = first; i <= last; i++) {
                double part = first == last
                        ? 1
                        : (Math.min(end, from + (i + 1) * width) - Math.max(firstByte, from + i * width))
                                / ((double) end - firstByte);
                bytes[i] += Math.max(0, part) * request.bytesSent();
            }
        }
        return bytes;
    }
}
