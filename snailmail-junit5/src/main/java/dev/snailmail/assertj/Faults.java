package dev.snailmail.assertj;

import dev.snailmail.analysis.ByteSet;
import dev.snailmail.analysis.RoundTrips;
import dev.snailmail.recording.RequestRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Which requests of a recording a failed assertion shows.
 *
 * @param heading what they are
 * @param selection picks them, in the order to show them in
 */
record Faults(String heading, UnaryOperator<List<RequestRecord>> selection) {

    static final Faults ALL = new Faults("the requests", requests -> requests);
    static final Faults GETS = where("the GETs", request -> request.method().equals("GET"));
    static final Faults MISSES = where("the misses", RequestRecord::isMiss);
    static final Faults INJECTED =
            where("the requests with faults", request -> request.fault().isPresent());
    static final Faults LARGEST = new Faults("the requests, most bytes first", Faults::byBytes);
    static final Faults CONNECTIONS = new Faults("the first request of each connection", Faults::firstOfConnections);
    static final Faults PEAK = new Faults("the requests in flight at the peak", Faults::atPeak);

    static final Faults CHAIN = new Faults("the longest chain of requests", Faults::chain);

    static final Faults ONCE = new Faults("the requests alone on their connection", Faults::aloneOnConnection);

    /** Picks requests that the recording has found itself. */
    static Faults these(String heading, List<RequestRecord> requests) {
        return new Faults(heading, listed -> requests);
    }

    /** Those that brought bytes of no use, and those that brought bytes again; most bytes of no use first. */
    static Faults notNeeded(Map<String, ByteSet> useful, List<RequestRecord> rereads) {
        Set<RequestRecord> again = new HashSet<>(rereads);
        Function<RequestRecord, Long> surplus = request -> {
            ByteSet served = ByteSet.of(request.served());
            return served.length()
                    - served.intersection(useful.get(request.key())).length();
        };
        return new Faults(
                "the requests with bytes of no use, most of them first",
                requests -> requests.stream()
                        .filter(request -> useful.containsKey(request.key()))
                        .filter(request -> again.contains(request) || surplus.apply(request) > 0)
                        .sorted(Comparator.comparing(surplus).reversed())
                        .toList());
    }

    static Faults of(String key) {
        return where("the requests of " + key, request -> request.key().equals(key));
    }

    private static List<RequestRecord> chain(List<RequestRecord> requests) {
        return RoundTrips.of(
                        requests,
                        request -> request.start().toNanos(),
                        request -> request.end().toNanos())
                .chain();
    }

    private static Faults where(String heading, Predicate<RequestRecord> atFault) {
        return new Faults(heading, requests -> requests.stream().filter(atFault).toList());
    }

    List<RequestRecord> in(List<RequestRecord> requests) {
        return selection.apply(requests);
    }

    private static List<RequestRecord> byBytes(List<RequestRecord> requests) {
        return requests.stream()
                .filter(request -> request.bytesSent() > 0)
                .sorted(Comparator.comparingLong(RequestRecord::bytesSent).reversed())
                .toList();
    }

    private static List<RequestRecord> firstOfConnections(List<RequestRecord> requests) {
        Set<Long> seen = new HashSet<>();
        return requests.stream()
                .filter(request -> seen.add(request.connectionId()))
                .toList();
    }

    private static List<RequestRecord> aloneOnConnection(List<RequestRecord> requests) {
        Set<Long> reused = requests.stream()
                .filter(request -> request.nthOnConnection() > 1)
                .map(RequestRecord::connectionId)
                .collect(Collectors.toSet());
        return requests.stream()
                .filter(request -> !reused.contains(request.connectionId()))
                .toList();
    }

    /** The peak is found among the arrivals, since only an arrival makes more requests be in flight. */
    private static List<RequestRecord> atPeak(List<RequestRecord> requests) {
        List<RequestRecord> inFlight = new ArrayList<>();
        List<RequestRecord> peak = List.of();
        for (RequestRecord request : requests) {
            Duration now = request.start();
            inFlight.removeIf(earlier -> earlier.end().compareTo(now) <= 0);
            inFlight.add(request);
            if (inFlight.size() > peak.size()) {
                peak = List.copyOf(inFlight);
            }
        }
        return peak;
    }
}
