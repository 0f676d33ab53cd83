package dev.snailmail.analysis;

import dev.snailmail.exchange.Extent;
import java.util.Map;
import java.util.TreeMap;

/** Bytes of one object that become more, a stretch at a time; each in O(log n) on average. For one thread. */
final class Stretches {

    /** From the first byte of each stretch to the one behind its last; none touches the next. */
    private final TreeMap<Long, Long> ends = new TreeMap<>();

    /** {@return how many bytes of it were there already} */
    long add(Extent extent) {
        long from = extent.offset();
        long to = from + extent.length();
        long known = 0;
        long first = from;
        long end = to;
        Map.Entry<Long, Long> other = ends.floorEntry(to);
        while (other != null && other.getValue() >= from) {
            known += Math.min(to, other.getValue()) - Math.max(from, other.getKey());
            first = Math.min(first, other.getKey());
            end = Math.max(end, other.getValue());
            ends.remove(other.getKey());
            other = ends.floorEntry(to);
        }
        ends.put(first, end);
        return known;
    }
}
