package dev.snailmail.report;

import dev.snailmail.analysis.ByteSet;
import dev.snailmail.analysis.RoundTrips;
import dev.snailmail.recording.Outcome;
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
import org.apiguardian.api.API;

/**
 * Which requests of a recording a failure shows.
 *
 * @param heading what they are
 * @param selection picks them, in the order to show them in
 */
@API(status = API.Status.INTERNAL)
public record AtFault(String heading, UnaryOperator<List<RequestRecord>> selection) {

    /** All of them. */
    public static final AtFault ALL = new AtFault("the requests", requests -> requests);
    /** Those by GET. */
    public static final AtFault GETS =
            where("the GETs", request -> request.method().equals("GET"));
    /** Those that found no object. */
    public static final AtFault MISSES = where("the misses", RequestRecord::isMiss);
    /** Those with a fault injected. */
    public static final AtFault INJECTED =
            where("the requests with faults", request -> request.fault().isPresent());
    /** Those that brought bytes, most bytes first. */
    public static final AtFault LARGEST = new AtFault("the requests, most bytes first", AtFault::byBytes);
    /** The first of each connection. */
    public static final AtFault CONNECTIONS =
            new AtFault("the first request of each connection", AtFault::firstOfConnections);
    /** Those in flight when the most were. */
    public static final AtFault PEAK = new AtFault("the requests in flight at the peak", AtFault::atPeak);

    /** Those of the longest chain, in order of time. */
    public static final AtFault CHAIN = new AtFault("the longest chain of requests", AtFault::chain);

    /** Those that had a connection to themselves. */
    public static final AtFault ONCE =
            new AtFault("the requests alone on their connection", AtFault::aloneOnConnection);

    /**
     * Picks requests that the recording has found itself.
     *
     * @param heading what they are
     * @param requests the requests
     * @return them
     */
    public static AtFault these(String heading, List<RequestRecord> requests) {
        return new AtFault(heading, listed -> requests);
    }

    /**
     * Picks those that brought bytes of no use, and those that brought bytes again; most bytes of no use first.
     *
     * @param useful the bytes that were needed, by key
     * @param rereads the requests that brought bytes again
     * @return them
     */
    public static AtFault notNeeded(Map<String, ByteSet> useful, List<RequestRecord> rereads) {
        Set<RequestRecord> again = new HashSet<>(rereads);
        Function<RequestRecord, Long> surplus = request -> {
            ByteSet served = ByteSet.of(request.served());
            return served.length()
                    - served.intersection(useful.get(request.target())).length();
        };
        return new AtFault(
                "the requests with bytes of no use, most of them first",
                requests -> requests.stream()
                        .filter(request -> useful.containsKey(request.target()))
                        .filter(request -> request.outcome() == Outcome.COMPLETE || request.isAbandoned())
                        .filter(request -> again.contains(request) || surplus.apply(request) > 0)
                        .sorted(Comparator.comparing(surplus).reversed())
                        .toList());
    }

    /**
     * Picks those of one object.
     *
     * @param key the object
     * @return them
     */
    public static AtFault of(String key) {
        return where("the requests of " + key, request -> request.key().equals(key));
    }

    private static List<RequestRecord> chain(List<RequestRecord> requests) {
        return RoundTrips.of(
                        requests,
                        request -> request.start().toNanos(),
                        request -> request.end().toNanos())
                .chain();
    }

    private static AtFault where(String heading, Predicate<RequestRecord> atFault) {
        return new AtFault(
                heading, requests -> requests.stream().filter(atFault).toList());
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
