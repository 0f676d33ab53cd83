package dev.snailmail.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How many round trips deep some requests are: the longest chain in which each starts at or after the end of the one
 * before, so that it may have depended on it. Requests that overlap in time cannot have waited for each other.
 *
 * <p>What is measured is when requests were made, not why. A reader that is slow to think makes its next request after
 * an independent one has ended, and without injected latency well above such pauses the depth grows towards the number
 * of requests. With a latency of some ten milliseconds it is what it says. Immutable.
 *
 * @param <T> the requests
 */
public final class RoundTrips<T> {

    private final List<T> chain;
    private final List<Integer> fanOut;

    private RoundTrips(List<T> chain, List<Integer> fanOut) {
        this.chain = chain;
        this.fanOut = fanOut;
    }

    /**
     * Finds the round trips in O(n log n).
     *
     * @param <T> the requests
     * @param requests the requests, in any order
     * @param start when each was made
     * @param end when it ended, in the same unit and not before its start
     * @return their round trips
     */
    public static <T> RoundTrips<T> of(List<T> requests, ToLongFunction<T> start, ToLongFunction<T> end) {
        Integer[] byStart = indices(requests.size());
        Integer[] byEnd = byStart.clone();
        Comparator<Integer> starts = Comparator.comparingLong(i -> start.applyAsLong(requests.get(i)));
        Comparator<Integer> ends = Comparator.comparingLong(i -> end.applyAsLong(requests.get(i)));
        // Those that take no time come before others that start, and after others that end, at their tick.
        Arrays.sort(byStart, starts.thenComparing(ends));
        Arrays.sort(byEnd, ends.thenComparing(starts));
        int[] level = new int[byStart.length];
        int[] before = new int[byStart.length];
        int deepestEnded = -1;
        int ended = 0;
        for (int next : byStart) {
            long now = start.applyAsLong(requests.get(next));
            // The level of one that takes no time is still to come, and so 0, when its own turn comes.
            while (ended < byEnd.length
                    && end.applyAsLong(requests.get(byEnd[ended])) <= now
                    && level[byEnd[ended]] > 0) {
                int candidate = byEnd[ended++];
                if (deepestEnded < 0 || level[candidate] > level[deepestEnded]) {
                    deepestEnded = candidate;
                }
            }
            before[next] = deepestEnded;
            level[next] = deepestEnded < 0 ? 1 : level[deepestEnded] + 1;
        }
        return new RoundTrips<>(chainOf(requests, level, before), fanOutOf(level));
    }

    private static Integer[] indices(int count) {
        Integer[] indices = new Integer[count];
        Arrays.setAll(indices, i -> i);
        return indices;
    }

    private static <T> List<T> chainOf(List<T> requests, int[] level, int[] before) {
        int last = -1;
        for (int i = 0; i < level.length; i++) {
            if (last < 0 || level[i] > level[last]) {
                last = i;
            }
        }
        List<T> chain = new ArrayList<>();
        for (int i = last; i >= 0; i = before[i]) {
            chain.add(requests.get(i));
        }
        Collections.reverse(chain);
        return Collections.unmodifiableList(chain);
    }

    private static List<Integer> fanOutOf(int[] level) {
        Integer[] count = new Integer[Arrays.stream(level).max().orElse(0)];
        Arrays.fill(count, 0);
        for (int one : level) {
            count[one - 1]++;
        }
        return List.of(count);
    }

    /** {@return how many requests the longest chain has, 0 without requests} */
    public int depth() {
        return chain.size();
    }

    /** {@return one longest chain, in order of time} */
    public List<T> chain() {
        return chain;
    }

    /**
     * {@return how many requests there are at each depth: first those that waited for none, then those that may have
     * waited for one of these, and so on; as many numbers as the depth}
     */
    public List<Integer> fanOut() {
        return fanOut;
    }

    /** {@return for example {@code 3 round trips deep, fan-out [1, 4, 2]}} */
    @Override
    public String toString() {
        return depth() + (depth() == 1 ? " round trip" : " round trips") + " deep, fan-out " + fanOut;
    }
}
