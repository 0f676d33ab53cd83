package dev.snailmail.recording;

import dev.snailmail.exchange.Extent;
import dev.snailmail.text.Printable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Whether counts from elsewhere agree with each other, and the requests with them, as those of a recorder do. */
final class Consistency {

    private final Counts counts;
    private final List<FaultUse> faultUses;
    private final List<RequestRecord> requests;
    private String flaw;

    Consistency(Counts counts, List<FaultUse> faultUses, List<RequestRecord> requests) {
        this.counts = counts;
        this.faultUses = faultUses;
        this.requests = requests;
    }

    /** {@return a description of the first flaw, if there is one} */
    Optional<String> firstFlaw() {
        long ended = counts.requests() - counts.incomplete();
        atMost("incomplete", counts.incomplete(), counts.requests());
        same("gets", counts.gets(), "those of by_method", counts.byMethod().getOrDefault("GET", 0L));
        same(
                "requests",
                counts.requests(),
                "the sum of by_method",
                sum(counts.byMethod().values()));
        same(
                "requests - other_keys",
                counts.requests() - counts.otherKeys(),
                "the sum of by_key",
                sum(counts.byKey().values()));
        same(
                "refused",
                counts.refused(),
                "the sum of by_refusal",
                sum(counts.byRefusal().values()));
        same(
                "faults",
                counts.faultCount(),
                "the sum of by_fault",
                sum(counts.byFault().values()));
        same(
                "requests - incomplete - unanswered",
                ended - counts.unanswered(),
                "the sum of by_status",
                sum(counts.byStatus().values()));
        Collection<LabelCount> labels = counts.byLabel().values();
        same(
                "requests - incomplete - other_label_requests",
                ended - counts.otherLabels().requests(),
                "the requests of by_label",
                sum(labels.stream().map(LabelCount::requests).toList()));
        atMost("bytes of by_label", sum(labels.stream().map(LabelCount::bytes).toList()), counts.bytesSent());
        atMost("misses", counts.misses(), ended);
        atMost("max_in_flight", counts.maxInFlight(), counts.requests());
        atMost("connections_used", counts.connectionsUsed(), counts.requests());
        atMost("length of requests", requests.size(), counts.requests());
        faultUses.forEach(this::use);
        ordinals();
        served();
        listed("by_method", RequestRecord::method, counts.byMethod(), 0);
        listed("by_key", RequestRecord::key, counts.byKey(), counts.otherKeys());
        return Optional.ofNullable(flaw);
    }

    /** As many as the largest number if there are more. */
    private static long sum(Collection<Long> values) {
        long sum = 0;
        for (long value : values) {
            sum = value > Long.MAX_VALUE - sum ? Long.MAX_VALUE : sum + value;
        }
        return sum;
    }

    private void same(String name, long value, String other, long otherValue) {
        found(value != otherValue, name + " (" + value + ") must be " + other + " (" + otherValue + ")");
    }

    private void atMost(String name, long value, long most) {
        found(value > most, name + " (" + value + ") must be at most " + most);
    }

    private void use(FaultUse use) {
        atMost("requests of fault_uses", use.requests(), counts.requests());
        atMost("matched of fault_uses", use.matched(), use.requests());
        atMost("unchanged + injected of fault_uses", sum(List.of(use.unchanged(), use.injected())), use.matched());
        atMost("injected of fault_uses", use.injected(), counts.faultCount());
    }

    private void ordinals() {
        long next = counts.requests() - requests.size();
        for (RequestRecord request : requests) {
            next++;
            if (request.ordinal() != next) {
                found(true, "ordinal (" + request.ordinal() + ") must be " + next + ", as the requests are the latest");
                return;
            }
        }
    }

    private void served() {
        for (RequestRecord request : requests) {
            long bytes = sum(request.served().stream().map(Extent::length).toList());
            atMost("bytes of served of request " + request.ordinal(), bytes, request.bytesSent());
        }
    }

    private void listed(String name, Function<RequestRecord, String> of, Map<String, Long> counted, long others) {
        Map<String, Long> listed = new HashMap<>();
        requests.forEach(request -> listed.merge(of.apply(request), 1L, Long::sum));
        listed.forEach((text, times) -> {
            long most = counted.getOrDefault(text, others);
            if (times > most) {
                found(
                        true,
                        "requests lists " + Printable.inLine(text) + " " + times + " times, " + name + " " + most
                                + " times");
            }
        });
    }

    private void found(boolean wrong, String what) {
        if (wrong && flaw == null) {
            flaw = what;
        }
    }
}
