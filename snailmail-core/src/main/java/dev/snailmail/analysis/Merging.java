package dev.snailmail.analysis;

import dev.snailmail.exchange.Extent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apiguardian.api.API;

/**
 * Finds requests that could have been one: for bytes of one object that are near each other, each made before the first
 * of them had ended, so that none can have waited for another. Requests that brought nothing new are left out, and so are
 * responses that were not sent in full: which bytes their readers wanted is not known.
 *
 * @param <T> the requests
 */
@API(status = API.Status.INTERNAL)
public final class Merging<T> {

    private final Function<T, Fetch> fetch;
    private final ToLongFunction<T> start;
    private final ToLongFunction<T> end;

    /**
     * Says how to read the requests.
     *
     * @param fetch what each fetched
     * @param start when each was made
     * @param end when it ended, in the same unit and not before its start
     */
    public Merging(Function<T, Fetch> fetch, ToLongFunction<T> start, ToLongFunction<T> end) {
        this.fetch = fetch;
        this.start = start;
        this.end = end;
    }

    /**
     * Finds the groups, in O(n log n).
     *
     * @param requests the requests, in order of arrival
     * @param gap up to how many bytes may lie between two that are near each other, not negative; 0 for none
     * @return the groups, each of at least two requests, none of which is in two groups; in order of their first arrival
     * @throws IllegalArgumentException if the gap is negative
     */
    public List<MergeableRequests<T>> groups(List<T> requests, long gap) {
        if (gap < 0) {
            throw new IllegalArgumentException("gap (" + gap + ") must not be negative");
        }
        Map<String, OpenGroups> byKey = new HashMap<>();
        List<T> fresh = new ArrayList<>(Rereads.removedFrom(requests, fetch));
        // Those that take no time come before others that start at their tick, which may have waited for them.
        fresh.sort(Comparator.comparingLong(start).thenComparingLong(end));
        for (int i = 0; i < fresh.size(); i++) {
            T request = fresh.get(i);
            Fetch bytes = fetch.apply(request);
            byKey.computeIfAbsent(bytes.key(), key -> new OpenGroups(gap))
                    .add(i, bytes.extents(), start.applyAsLong(request), end.applyAsLong(request));
        }
        List<List<Integer>> groups = new ArrayList<>();
        byKey.values().forEach(ofKey -> groups.addAll(ofKey.closeAll()));
        groups.sort(Comparator.comparing(group -> group.get(0)));
        return groups.stream()
                .map(group -> group(group.stream().map(fresh::get).toList(), gap))
                .toList();
    }

    private MergeableRequests<T> group(List<T> requests, long gap) {
        List<Extent> extents = requests.stream()
                .flatMap(request -> fetch.apply(request).extents().stream())
                .toList();
        ByteSet merged = ByteSet.withGapsUpTo(gap, extents);
        return new MergeableRequests<>(
                fetch.apply(requests.get(0)).key(),
                requests.stream()
                        .sorted(Comparator.comparingLong(this::firstByte))
                        .toList(),
                merged,
                merged.length() - ByteSet.of(extents).length());
    }

    private long firstByte(T request) {
        return fetch.apply(request).extents().stream()
                .mapToLong(Extent::offset)
                .min()
                .orElse(0);
    }
}
