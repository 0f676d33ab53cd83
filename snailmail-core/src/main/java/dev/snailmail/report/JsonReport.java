package dev.snailmail.report;

import dev.snailmail.analysis.ByteUse;
import dev.snailmail.analysis.ConnectionUse;
import dev.snailmail.analysis.Retries;
import dev.snailmail.exchange.Extent;
import dev.snailmail.recording.FaultUse;
import dev.snailmail.recording.LabelCount;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.time.Durations;
import dev.snailmail.time.Percentiles;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import tools.jackson.core.JsonGenerator;

/**
 * A recording as JSON, under the names that snailmail's drivers in other languages know; {@code docs/control-port.md}
 * explains every field. Each document is streamed, so that a large one takes no memory of its own.
 */
@API(status = API.Status.INTERNAL)
public final class JsonReport {

    private JsonReport() {}

    /**
     * Writes the counts.
     *
     * @param recording the recording to report
     * @param json where to write an object with {@code n_gets}, {@code n_requests}, {@code n_misses}, {@code max_in_flight},
     *     {@code total_bytes}, {@code total_bytes_received}, {@code methods} and {@code paths}, which are keys behind a slash
     */
    public static void stats(Recording recording, JsonGenerator json) {
        json.writeStartObject();
        counts(recording, json);
        json.writeEndObject();
    }

    /**
     * Writes the counts and what follows from them and from the retained requests.
     *
     * @param recording the recording to report
     * @param json where to write an object with what {@link #stats} writes, and
     *     <ul>
     *       <li>exact counts: {@code by_label}, {@code by_status}, {@code unanswered}, {@code incomplete}, {@code by_fault},
     *           {@code fault_uses}, {@code refused}, {@code by_refusal}, {@code other_keys}, {@code other_labels},
     *           {@code connections_refused}, and {@code opened} and {@code used} of {@code connections};
     *       <li>of the retained requests: {@code reused} of {@code connections}, {@code round_trips} ({@code depth}),
     *           {@code rereads} ({@code requests}, {@code bytes}), {@code retries} ({@code requests}, {@code bytes},
     *           {@code saved_bytes}), {@code bytes}, the parts of {@code total_bytes} ({@code read_once}, {@code read_again},
     *           {@code abandoned}, {@code cut_short}, {@code of_no_object}, {@code not_kept}), and {@code realized}, as
     *           {@link #percentiles} writes it, of their latencies;
     *       <li>{@code records_kept} and {@code records_truncated}, which tell how many these are.
     *     </ul>
     */
    public static void report(Recording recording, JsonGenerator json) {
        ByteUse use = recording.coverage().use();
        json.writeStartObject();
        counts(recording, json);
        json.writeObjectPropertyStart("by_label");
        recording.byLabel().forEach((label, count) -> label(json, label, count));
        json.writeEndObject();
        counted(json, "by_status", recording.byStatus());
        json.writeNumberProperty("unanswered", recording.unanswered());
        json.writeNumberProperty("incomplete", recording.incomplete());
        counted(json, "by_fault", recording.faults());
        json.writeName("fault_uses");
        faultUses(recording.faultUses(), json);
        json.writeNumberProperty("refused", recording.refused());
        counted(json, "by_refusal", recording.refusals());
        json.writeNumberProperty("other_keys", recording.otherKeys());
        label(json, "other_labels", recording.otherLabels());
        json.writeNumberProperty("connections_refused", recording.connectionsRefused());
        connections(recording.connections(), json);
        json.writeObjectPropertyStart("round_trips");
        json.writeNumberProperty("depth", recording.roundTrips().depth());
        json.writeEndObject();
        json.writeObjectPropertyStart("rereads");
        json.writeNumberProperty("requests", recording.rereads().size());
        json.writeNumberProperty("bytes", use.readAgain());
        json.writeEndObject();
        retries(recording.retries(), json);
        bytes(use, recording.bytesSent(), json);
        json.writeName("realized");
        percentiles(recording.latencyPercentiles(), json);
        json.writeNumberProperty("records_kept", recording.requests().size());
        json.writeBooleanProperty("records_truncated", recording.requestsDropped() > 0);
        json.writeEndObject();
    }

    /**
     * Writes percentiles.
     *
     * @param percentiles the percentiles
     * @param json where to write an object with {@code p10_ms}, {@code p50_ms}, {@code p90_ms}, {@code p99_ms}, and
     *     {@code n}, of how many latencies these are percentiles
     */
    public static void percentiles(Percentiles percentiles, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("p10_ms", Durations.toMillis(percentiles.p10()));
        json.writeNumberProperty("p50_ms", Durations.toMillis(percentiles.p50()));
        json.writeNumberProperty("p90_ms", Durations.toMillis(percentiles.p90()));
        json.writeNumberProperty("p99_ms", Durations.toMillis(percentiles.p99()));
        json.writeNumberProperty("n", percentiles.count());
        json.writeEndObject();
    }

    /**
     * Writes how often planned faults were used.
     *
     * @param uses the uses
     * @param json where to write an array of objects with {@code rule}, {@code requests}, {@code matched}, {@code unchanged}
     *     and {@code injected}
     */
    public static void faultUses(List<FaultUse> uses, JsonGenerator json) {
        json.writeStartArray();
        for (FaultUse use : uses) {
            json.writeStartObject();
            json.writeStringProperty("rule", use.rule());
            json.writeNumberProperty("requests", use.requests());
            json.writeNumberProperty("matched", use.matched());
            json.writeNumberProperty("unchanged", use.unchanged());
            json.writeNumberProperty("injected", use.injected());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void counts(Recording recording, JsonGenerator json) {
        json.writeNumberProperty("n_gets", recording.gets());
        json.writeNumberProperty("n_requests", recording.requestCount());
        json.writeNumberProperty("n_misses", recording.misses());
        json.writeNumberProperty("max_in_flight", recording.maxInFlight());
        json.writeNumberProperty("total_bytes", recording.bytesSent());
        json.writeNumberProperty("total_bytes_received", recording.bytesReceived());
        counted(json, "methods", recording.byMethod());
        json.writeObjectPropertyStart("paths");
        recording.byKey().forEach((key, count) -> json.writeNumberProperty("/" + key, count));
        json.writeEndObject();
    }

    private static void connections(ConnectionUse use, JsonGenerator json) {
        json.writeObjectPropertyStart("connections");
        json.writeNumberProperty("opened", use.opened());
        json.writeNumberProperty("used", use.used());
        json.writeNumberProperty("reused", use.reused());
        json.writeEndObject();
    }

    private static void retries(Retries<RequestRecord> retries, JsonGenerator json) {
        json.writeObjectPropertyStart("retries");
        json.writeNumberProperty("requests", retries.count());
        json.writeNumberProperty("bytes", retries.bytes());
        json.writeNumberProperty("saved_bytes", retries.savedBytes());
        json.writeEndObject();
    }

    private static void bytes(ByteUse use, long sent, JsonGenerator json) {
        json.writeObjectPropertyStart("bytes");
        json.writeNumberProperty("read_once", use.readOnce());
        json.writeNumberProperty("read_again", use.readAgain());
        json.writeNumberProperty("abandoned", use.abandoned());
        json.writeNumberProperty("cut_short", use.cutShort());
        json.writeNumberProperty("of_no_object", use.ofNoObject());
        json.writeNumberProperty("not_kept", sent - use.total());
        json.writeEndObject();
    }

    private static void counted(JsonGenerator json, String name, Map<?, Long> counts) {
        json.writeObjectPropertyStart(name);
        counts.forEach((value, count) -> json.writeNumberProperty(value.toString(), count));
        json.writeEndObject();
    }

    private static void label(JsonGenerator json, String name, LabelCount count) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("requests", count.requests());
        json.writeNumberProperty("bytes", count.bytes());
        json.writeEndObject();
    }

    /**
     * Writes the retained requests, oldest first.
     *
     * @param recording the recording to report
     * @param json where to write an array of objects with {@code ordinal}, {@code start_ms}, {@code method}, {@code key},
     *     {@code status}, {@code nbytes}, {@code nbytes_received}, {@code served} (an array of first and last positions),
     *     {@code object_size}, {@code latency_ms}, {@code connect_ms}, {@code ttfb_ms}, {@code dur_ms}, {@code in_flight},
     *     {@code connection}, {@code nth_on_connection}, {@code connection_opened_ms}, {@code label}, {@code query} and
     *     {@code range} (as sent), {@code fault} (its spec) and {@code outcome}; null where there is none
     */
    public static void requests(Recording recording, JsonGenerator json) {
        json.writeStartArray();
        recording.requests().forEach(request -> request(request, json));
        json.writeEndArray();
    }

    private static void request(RequestRecord request, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("ordinal", request.ordinal());
        json.writeNumberProperty("start_ms", Durations.toMillis(request.start()));
        json.writeStringProperty("method", request.method());
        json.writeStringProperty("key", request.key());
        json.writeNumberProperty("status", request.status());
        json.writeNumberProperty("nbytes", request.bytesSent());
        json.writeNumberProperty("nbytes_received", request.bytesReceived());
        served(request.served(), json);
        if (request.objectSize().isPresent()) {
            json.writeNumberProperty("object_size", request.objectSize().getAsLong());
        } else {
            json.writeNullProperty("object_size");
        }
        json.writeNumberProperty("latency_ms", Durations.toMillis(request.injectedLatency()));
        json.writeNumberProperty("connect_ms", Durations.toMillis(request.connectionSetup()));
        millisOrNull(json, "ttfb_ms", request.timeToFirstByte());
        json.writeNumberProperty("dur_ms", Durations.toMillis(request.duration()));
        json.writeNumberProperty("in_flight", request.inFlight());
        json.writeNumberProperty("connection", request.connectionId());
        json.writeNumberProperty("nth_on_connection", request.nthOnConnection());
        millisOrNull(json, "connection_opened_ms", request.connectionOpened());
        json.writeStringProperty("label", request.label());
        textOrNull(json, "query", request.query());
        textOrNull(json, "range", request.range());
        textOrNull(json, "fault", request.fault());
        json.writeStringProperty("outcome", request.outcome().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
    }

    private static void served(List<Extent> extents, JsonGenerator json) {
        json.writeArrayPropertyStart("served");
        for (Extent extent : extents) {
            json.writeStartArray();
            json.writeNumber(extent.offset());
            json.writeNumber(extent.last());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void millisOrNull(JsonGenerator json, String name, Optional<Duration> duration) {
        if (duration.isPresent()) {
            json.writeNumberProperty(name, Durations.toMillis(duration.get()));
        } else {
            json.writeNullProperty(name);
        }
    }

    private static void textOrNull(JsonGenerator json, String name, Optional<String> text) {
        if (text.isPresent()) {
            json.writeStringProperty(name, text.get());
        } else {
            json.writeNullProperty(name);
        }
    }
}
