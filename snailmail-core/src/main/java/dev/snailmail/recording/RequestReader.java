package dev.snailmail.recording;

import dev.snailmail.exchange.Extent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the requests of a file, one after the other. */
final class RequestReader {

    /** Half of what nanoseconds in a long can hold, 146 years, so that the sum of two is one too. */
    private static final long MOST_NANOS = Long.MAX_VALUE / 2;

    private static final int LARGEST_STATUS = 999;

    private static final Map<String, Outcome> OUTCOMES = Stream.of(Outcome.values())
            .collect(Collectors.toMap(outcome -> outcome.name().toLowerCase(Locale.ROOT), outcome -> outcome));

    private static final Set<String> REQUIRED = Set.of(
            "ordinal",
            "start_ns",
            "method",
            "key",
            "status",
            "bytes_sent",
            "bytes_received",
            "served",
            "injected_latency_ns",
            "connection_setup_ns",
            "duration_ns",
            "in_flight",
            "connection_id",
            "nth_on_connection",
            "label",
            "outcome");

    private final JsonCursor json;

    RequestReader(JsonCursor json) {
        this.json = json;
    }

    RequestRecord request() {
        long ordinal = 0;
        Duration start = null;
        String method = null;
        String key = null;
        Optional<String> query = Optional.empty();
        Optional<String> range = Optional.empty();
        int status = 0;
        long bytesSent = 0;
        long bytesReceived = 0;
        List<Extent> served = null;
        OptionalLong objectSize = OptionalLong.empty();
        Duration injectedLatency = null;
        Duration connectionSetup = null;
        Optional<Duration> timeToFirstByte = Optional.empty();
        Duration duration = null;
        int inFlight = 0;
        long connectionId = 0;
        int nthOnConnection = 0;
        Optional<Duration> connectionOpened = Optional.empty();
        String label = null;
        Optional<String> fault = Optional.empty();
        Outcome outcome = null;
        JsonCursor.Fields fields = json.object();
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "ordinal" -> ordinal = json.whole(1, Long.MAX_VALUE);
                // A request may have arrived just before the recording began that it is counted in.
                case "start_ns" -> start = Duration.ofNanos(json.whole(-MOST_NANOS, MOST_NANOS));
                case "method" -> method = json.text();
                case "key" -> key = json.text();
                case "query" -> query = Optional.of(json.text());
                case "range" -> range = Optional.of(json.text());
                case "status" -> status = status();
                case "bytes_sent" -> bytesSent = count();
                case "bytes_received" -> bytesReceived = count();
                case "served" -> served = extents();
                case "object_size" -> objectSize = OptionalLong.of(count());
                case "injected_latency_ns" -> injectedLatency = duration();
                case "connection_setup_ns" -> connectionSetup = duration();
                case "time_to_first_byte_ns" -> timeToFirstByte = Optional.of(duration());
                case "duration_ns" -> duration = duration();
                case "in_flight" -> inFlight = (int) json.whole(0, Integer.MAX_VALUE);
                case "connection_id" -> connectionId = count();
                case "nth_on_connection" -> nthOnConnection = (int) json.whole(0, Integer.MAX_VALUE);
                // It may have been opened long before the recording began.
                case "connection_opened_ns" ->
                    connectionOpened = Optional.of(Duration.ofNanos(json.whole(-MOST_NANOS, MOST_NANOS)));
                case "label" -> label = json.text();
                case "fault" -> fault = Optional.of(json.text());
                case "outcome" -> outcome = outcome();
                default -> json.skip();
            }
        }
        fields.require(REQUIRED);
        return new RequestRecord(
                ordinal,
                start,
                method,
                key,
                query,
                range,
                status,
                bytesSent,
                bytesReceived,
                served,
                objectSize,
                injectedLatency,
                connectionSetup,
                timeToFirstByte,
                duration,
                inFlight,
                connectionId,
                nthOnConnection,
                connectionOpened,
                label,
                fault,
                outcome);
    }

    long count() {
        return json.whole(0, Long.MAX_VALUE);
    }

    private int status() {
        return (int) json.whole(0, LARGEST_STATUS);
    }

    /** The status of a response whose head was sent. */
    int sentStatus() {
        return (int) json.whole(1, LARGEST_STATUS);
    }

    Duration duration() {
        return Duration.ofNanos(json.whole(0, MOST_NANOS));
    }

    private Outcome outcome() {
        Outcome outcome = OUTCOMES.get(json.text());
        if (outcome == null) {
            throw json.mustBe("one of "
                    + String.join(", ", OUTCOMES.keySet().stream().sorted().toList()));
        }
        return outcome;
    }

    private List<Extent> extents() {
        List<Extent> extents = new ArrayList<>(1);
        json.array();
        while (json.nextValue()) {
            extents.add(extent());
        }
        return List.copyOf(extents);
    }

    private Extent extent() {
        json.array();
        long offset = json.nextValue() ? count() : missing();
        long length = json.nextValue() ? json.whole(1, Long.MAX_VALUE - offset) : missing();
        if (json.nextValue()) {
            throw notAPair();
        }
        return new Extent(offset, length);
    }

    private long missing() {
        throw notAPair();
    }

    private IllegalArgumentException notAPair() {
        return json.failure("each of served must be a pair [offset, length]");
    }
}
