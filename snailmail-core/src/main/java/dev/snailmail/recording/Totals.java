package dev.snailmail.recording;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The counts of a file that are one number each. */
final class Totals {

    private static final Set<String> INTS = Set.of("max_in_flight", "connections_used");
    private static final Set<String> FIELDS = Set.of(
            "requests",
            "gets",
            "misses",
            "bytes_sent",
            "bytes_received",
            "max_in_flight",
            "connections_opened",
            "connections_refused",
            "connections_used",
            "incomplete",
            "unanswered",
            "faults",
            "refused",
            "other_keys",
            "other_label_requests",
            "other_label_bytes");

    private final Map<String, Long> values = new HashMap<>();

    private Totals() {}

    static Totals read(JsonCursor json) {
        Totals totals = new Totals();
        JsonCursor.Fields fields = json.object();
        for (String name = fields.next(); name != null; name = fields.next()) {
            if (FIELDS.contains(name)) {
                totals.values.put(name, json.whole(0, INTS.contains(name) ? Integer.MAX_VALUE : Long.MAX_VALUE));
            } else {
                json.skip();
            }
        }
        fields.require(FIELDS);
        return totals;
    }

    private long of(String name) {
        return values.get(name);
    }

    Counts with(
            Map<String, Long> byMethod,
            Map<String, Long> byKey,
            Map<Integer, Long> byStatus,
            Map<String, LabelCount> byLabel,
            Map<String, Long> byFault,
            Map<String, Long> byRefusal) {
        return new Counts(
                of("requests"),
                of("gets"),
                of("misses"),
                of("bytes_sent"),
                of("bytes_received"),
                (int) of("max_in_flight"),
                of("connections_opened"),
                of("connections_refused"),
                (int) of("connections_used"),
                of("incomplete"),
                of("unanswered"),
                of("faults"),
                of("refused"),
                of("other_keys"),
                new LabelCount(of("other_label_requests"), of("other_label_bytes")),
                byMethod,
                byKey,
                byStatus,
                byLabel,
                byFault,
                byRefusal);
    }
}
