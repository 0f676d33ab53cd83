package dev.snailmail.report;

import dev.snailmail.analysis.ByteUse;
import dev.snailmail.analysis.Retries;
import dev.snailmail.recording.FaultUse;
import dev.snailmail.recording.LabelCount;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.time.Durations;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import tools.jackson.core.JsonGenerator;

/**
 * A recording as JSON, under the names that snailmail's drivers in other languages know. Each document is streamed, so
 * that a large one takes no memory of its own.
 */
@API(status = API.Status.INTERNAL)
public final class JsonReport {

    private JsonReport() {}

    /**
     * Writes the counts.
     *
     * @param recording the recording to report
     * @param json where to write an object with {@code n_gets}, {@code n_requests}, {@code n_misses}, {@code max_in_flight},
     *     {@code total_bytes}, {@code total_bytes_received}, {@code methods} and {@code paths}
     */
    public static void stats(Recording recording, JsonGenerator json) {
        json.writeStartObject();
        counts(recording, json);
        json.writeEndObject();
    }

    /**
     * Writes the counts and their breakdown.
     *
     * @param recording the recording to report
     * @param json where to write an object with what {@link #stats} writes, and {@code by_label}, {@code by_status},
     *     {@code unanswered}, {@code by_fault}, {@code fault_uses}, {@code by_refusal}, {@code other_keys}, {@code other_labels},
     *     {@code connections_refused}, {@code retries} among the requests that are kept ({@code requests}, {@code bytes},
     *     {@code saved_bytes}), {@code bytes}, the parts of {@code total_bytes} ({@code read_once}, {@code read_again},
     *     {@code abandoned}, {@code cut_short}, {@code of_no_object}, {@code not_kept}), {@code records_kept},
     *     {@code records_truncated}
     */
    public static void report(Recording recording, JsonGenerator json) {
        json.writeStartObject();
        counts(recording, json);
        json.writeObjectPropertyStart("by_label");
        recording.byLabel().forEach((label, count) -> label(json, label, count));
        json.writeEndObject();
        counted(json, "by_status", recording.byStatus());
        json.writeNumberProperty("unanswered", recording.unanswered());
        counted(json, "by_fault", recording.faults());
        faultUses(recording.faultUses(), json);
        counted(json, "by_refusal", recording.refusals());
        json.writeNumberProperty("other_keys", recording.otherKeys());
        label(json, "other_labels", recording.otherLabels());
        json.writeNumberProperty("connections_refused", recording.connectionsRefused());
        retries(recording.retries(), json);
        bytes(recording.coverage().use(), recording.bytesSent(), json);
        json.writeNumberProperty("records_kept", recording.requests().size());
        json.writeBooleanProperty("records_truncated", recording.requestsDropped() > 0);
        json.writeEndObject();
    }

    private static void counts(Recording recording, JsonGenerator json) {
        json.writeNumberProperty("n_gets", recording.gets());
        json.writeNumberProperty("n_requests", recording.requestCount());
        json.writeNumberProperty("n_misses", recording.misses());
        json.writeNumberProperty("max_in_flight", recording.maxInFlight());
        json.writeNumberProperty("total_bytes", recording.bytesSent());
        json.writeNumberProperty("total_bytes_received", recording.bytesReceived());
        counted(json, "methods", recording.byMethod());
        counted(json, "paths", recording.byKey());
    }

    private static void faultUses(List<FaultUse> uses, JsonGenerator json) {
        json.writeArrayPropertyStart("fault_uses");
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
     * Writes the requests that are retained, oldest first.
     *
     * @param recording the recording to report
     * @param json where to write an array of objects with {@code start_ms}, {@code method}, {@code key}, {@code status},
     *     {@code nbytes}, {@code nbytes_received}, {@code latency_ms}, {@code connect_ms}, {@code dur_ms},
     *     {@code in_flight}, {@code label}, {@code query} and {@code range} (as sent, or null), {@code fault} (its spec, or
     *     null) and {@code outcome}
     */
    public static void requests(Recording recording, JsonGenerator json) {
        json.writeStartArray();
        recording.requests().forEach(request -> request(request, json));
        json.writeEndArray();
    }

    private static void request(RequestRecord request, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("start_ms", Durations.toMillis(request.start()));
        json.writeStringProperty("method", request.method());
        json.writeStringProperty("key", request.key());
        json.writeNumberProperty("status", request.status());
        json.writeNumberProperty("nbytes", request.bytesSent());
        json.writeNumberProperty("nbytes_received", request.bytesReceived());
        json.writeNumberProperty("latency_ms", Durations.toMillis(request.injectedLatency()));
        json.writeNumberProperty("connect_ms", Durations.toMillis(request.connectionSetup()));
        json.writeNumberProperty("dur_ms", Durations.toMillis(request.duration()));
        json.writeNumberProperty("in_flight", request.inFlight());
        json.writeStringProperty("label", request.label());
        textOrNull(json, "query", request.query());
        textOrNull(json, "range", request.range());
        textOrNull(json, "fault", request.fault());
        json.writeStringProperty("outcome", request.outcome().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
    }

    private static void textOrNull(JsonGenerator json, String name, Optional<String> text) {
        if (text.isPresent()) {
            json.writeStringProperty(name, text.get());
        } else {
            json.writeNullProperty(name);
        }
    }
}
