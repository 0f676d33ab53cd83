package dev.snailmail.recording;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Reads what {@link RecordingWriter} writes: fields in any order, unknown ones ignored. */
final class RecordingReader {

    private static final Set<String> FIELDS = Set.of(
            "networks",
            "seed",
            "planned_faults",
            "wall_time_ns",
            "counts",
            "by_method",
            "by_key",
            "by_status",
            "by_label",
            "by_fault",
            "fault_uses",
            "by_refusal",
            "requests");
    private static final Set<String> LABEL_FIELDS = Set.of("label", "requests", "bytes");
    private static final Set<String> USE_FIELDS = Set.of("rule", "requests", "matched", "unchanged", "injected");

    private final JsonCursor json;
    private final RequestReader requestReader;

    private List<String> networks;
    private long seed;
    private String plannedFaults;
    private List<FaultUse> faultUses;
    private Duration wallTime;
    private Totals totals;
    private Map<String, Long> byMethod;
    private Map<String, Long> byKey;
    private Map<Integer, Long> byStatus;
    private Map<String, LabelCount> byLabel;
    private Map<String, Long> byFault;
    private Map<String, Long> byRefusal;
    private List<RequestRecord> requests;

    private RecordingReader(JsonCursor json) {
        this.json = json;
        this.requestReader = new RequestReader(json);
    }

    static Recording read(Path file) {
        Objects.requireNonNull(file, "file must not be null");
        // A pipe could be read only once, and a device might never end.
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("recording (" + file + ") must be a regular file");
        }
        JsonCursor.read(file, RecordingReader::requireFormat);
        return JsonCursor.read(file, json -> new RecordingReader(json).recording(file));
    }

    /** First of all, since nothing else is worth a message in a file of another kind. */
    private static Void requireFormat(JsonCursor json) {
        JsonCursor.Fields fields = json.object();
        boolean format = false;
        boolean version = false;
        for (String name = fields.next(); name != null && !(format && version); name = fields.next()) {
            if (name.equals("format")) {
                if (!json.text().equals(RecordingWriter.FORMAT)) {
                    throw json.mustBe('"' + RecordingWriter.FORMAT + '"');
                }
                format = true;
            } else if (name.equals("version")) {
                if (json.whole(1, Long.MAX_VALUE) > RecordingWriter.VERSION) {
                    throw json.mustBe("at most " + RecordingWriter.VERSION
                            + ", the newest version that this version of snailmail knows");
                }
                version = true;
            } else {
                json.skip();
            }
        }
        fields.require(Set.of("format", "version"));
        return null;
    }

    private Recording recording(Path file) {
        JsonCursor.Fields fields = json.object();
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "networks" -> networks = networks();
                case "seed" -> seed = json.whole(Long.MIN_VALUE, Long.MAX_VALUE);
                case "planned_faults" -> plannedFaults = json.text();
                case "wall_time_ns" -> wallTime = requestReader.duration();
                case "counts" -> totals = Totals.read(json);
                case "by_method" -> byMethod = requestsBy("method", json::text);
                case "by_key" -> byKey = requestsBy("key", json::text);
                case "by_status" -> byStatus = requestsBy("status", requestReader::sentStatus);
                case "by_label" -> byLabel = byLabel();
                case "by_fault" -> byFault = requestsBy("fault", json::text);
                case "fault_uses" -> faultUses = faultUses();
                case "by_refusal" -> byRefusal = requestsBy("reason", json::text);
                case "requests" -> requests = requests();
                default -> json.skip();
            }
        }
        fields.require(FIELDS);
        json.requireEnd();
        Counts counts = totals.with(byMethod, byKey, byStatus, byLabel, byFault, byRefusal);
        new Consistency(counts, faultUses, requests).firstFlaw().ifPresent(flaw -> {
            throw new IllegalArgumentException("recording (" + file + "): " + flaw);
        });
        return new Recording(networks, plannedFaults, faultUses, seed, wallTime, counts, requests);
    }

    private List<FaultUse> faultUses() {
        List<FaultUse> uses = new ArrayList<>();
        json.array();
        while (json.nextValue()) {
            String rule = null;
            long requests = 0;
            long matched = 0;
            long unchanged = 0;
            long injected = 0;
            JsonCursor.Fields fields = json.object();
            for (String name = fields.next(); name != null; name = fields.next()) {
                switch (name) {
                    case "rule" -> rule = json.text();
                    case "requests" -> requests = requestReader.count();
                    case "matched" -> matched = requestReader.count();
                    case "unchanged" -> unchanged = requestReader.count();
                    case "injected" -> injected = requestReader.count();
                    default -> json.skip();
                }
            }
            fields.require(USE_FIELDS);
            uses.add(new FaultUse(rule, requests, matched, unchanged, injected));
        }
        return uses;
    }

    private <K> Map<K, Long> requestsBy(String of, Supplier<K> value) {
        Map<K, Long> map = new TreeMap<>();
        json.array();
        while (json.nextValue()) {
            K key = null;
            long requests = 0;
            JsonCursor.Fields fields = json.object();
            for (String name = fields.next(); name != null; name = fields.next()) {
                if (name.equals(of)) {
                    key = value.get();
                } else if (name.equals("requests")) {
                    requests = requestReader.count();
                } else {
                    json.skip();
                }
            }
            fields.require(Set.of(of, "requests"));
            requireNew(of, map.put(key, requests));
        }
        return Collections.unmodifiableMap(map);
    }

    private Map<String, LabelCount> byLabel() {
        Map<String, LabelCount> map = new TreeMap<>();
        json.array();
        while (json.nextValue()) {
            String label = null;
            long requests = 0;
            long bytes = 0;
            JsonCursor.Fields fields = json.object();
            for (String name = fields.next(); name != null; name = fields.next()) {
                switch (name) {
                    case "label" -> label = json.text();
                    case "requests" -> requests = requestReader.count();
                    case "bytes" -> bytes = requestReader.count();
                    default -> json.skip();
                }
            }
            fields.require(LABEL_FIELDS);
            requireNew("label", map.put(label, new LabelCount(requests, bytes)));
        }
        return Collections.unmodifiableMap(map);
    }

    private void requireNew(String of, Object before) {
        if (before != null) {
            throw json.failure("by_" + of + " must have each " + of + " once");
        }
    }

    private List<String> networks() {
        List<String> list = new ArrayList<>();
        json.array();
        while (json.nextValue()) {
            list.add(json.text());
        }
        if (list.isEmpty()) {
            throw json.failure("networks must have at least one network");
        }
        return list;
    }

    private List<RequestRecord> requests() {
        List<RequestRecord> list = new ArrayList<>();
        json.array();
        while (json.nextValue()) {
            list.add(requestReader.request());
        }
        return list;
    }
}
