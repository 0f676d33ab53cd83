package dev.snailmail.recording;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Counts by a value that clients choose, such as a key. Memory is bounded: beyond a number of distinct values, new ones
 * are counted together. For one thread at a time.
 *
 * @param <K> the value
 */
final class BoundedCounts<K extends Comparable<K>> {

    /** The counts of one value. */
    static final class Count {
        private long requests;
        private long bytes;

        long requests() {
            return requests;
        }

        LabelCount withBytes() {
            return new LabelCount(requests, bytes);
        }
    }

    private final int mostValues;
    private final Map<K, Count> counts = new HashMap<>();
    private final Count others = new Count();

    BoundedCounts(int mostValues) {
        this.mostValues = mostValues;
    }

    void add(K value, long bytes) {
        Count count = counts.get(value);
        if (count == null) {
            if (counts.size() < mostValues) {
                count = new Count();
                counts.put(value, count);
            } else {
                count = others;
            }
        }
        count.requests++;
        count.bytes += bytes;
    }

    /** {@return the exact total of all values that are not counted by themselves} */
    Count others() {
        return others;
    }

    /** {@return the counts of each value, in the order of the values} */
    <V> Map<K, V> sorted(Function<Count, V> of) {
        SortedMap<K, V> sorted = new TreeMap<>();
        counts.forEach((value, count) -> sorted.put(value, of.apply(count)));
        return Collections.unmodifiableMap(sorted);
    }
}
