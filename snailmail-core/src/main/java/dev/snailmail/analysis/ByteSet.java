package dev.snailmail.analysis;

import dev.snailmail.exchange.Extent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Some bytes of one object, as the stretches they lie in. Its size is that of the list of stretches, however large the
 * object is. Immutable.
 */
public final class ByteSet {

    private static final ByteSet EMPTY = new ByteSet(List.of());

    /** In order of offset; none touches the next. */
    private final List<Extent> stretches;

    private ByteSet(List<Extent> stretches) {
        this.stretches = stretches;
    }

    /**
     * Takes all bytes that lie in at least one of some stretches, in O(n log n).
     *
     * @param extents the stretches, in any order; they may overlap
     * @return their union
     */
    public static ByteSet of(Collection<Extent> extents) {
        return withGapsUpTo(0, extents);
    }

    /**
     * Takes all bytes that lie in at least one of some stretches.
     *
     * @param extents the stretches, in any order; they may overlap
     * @return their union
     */
    public static ByteSet of(Extent... extents) {
        return of(List.of(extents));
    }

    /**
     * Takes one stretch of bytes, as {@link String#substring(int, int)} does of characters.
     *
     * @param from the position of its first byte, from 0
     * @param to the position behind its last byte, not before the first; nothing is in it if they are the same
     * @return the bytes from the first up to, and without, the other
     * @throws IllegalArgumentException if a position is out of bounds
     */
    public static ByteSet range(long from, long to) {
        if (from < 0) {
            throw new IllegalArgumentException("from (" + from + ") must not be negative");
        }
        if (to < from) {
            throw new IllegalArgumentException("to (" + to + ") must not be before from (" + from + ")");
        }
        return of(new Extent(from, to - from));
    }

    /**
     * Takes all bytes that lie in at least one of some stretches, or in a small gap between two of them.
     *
     * @param gap up to how many bytes a gap is closed, not negative; 0 closes none
     * @param extents the stretches, in any order; they may overlap
     * @return their union without such gaps
     */
    static ByteSet withGapsUpTo(long gap, Collection<Extent> extents) {
        List<Extent> sorted = extents.stream()
                .filter(extent -> extent.length() > 0)
                .sorted(Comparator.comparingLong(Extent::offset))
                .toList();
        if (sorted.isEmpty()) {
            return EMPTY;
        }
        List<Extent> stretches = new ArrayList<>();
        long from = sorted.get(0).offset();
        long to = from;
        for (Extent next : sorted) {
            // Subtracted rather than added, since the last byte of an object may be the largest long.
            if (next.offset() - to > gap) {
                stretches.add(new Extent(from, to - from));
                from = next.offset();
                to = from;
            }
            to = Math.max(to, end(next));
        }
        stretches.add(new Extent(from, to - from));
        return new ByteSet(List.copyOf(stretches));
    }

    private static long end(Extent extent) {
        return extent.offset() + extent.length();
    }

    /** {@return the bytes as stretches that do not touch, in order of offset} */
    public List<Extent> stretches() {
        return stretches;
    }

    /** {@return how many bytes these are} */
    public long length() {
        return stretches.stream().mapToLong(Extent::length).sum();
    }

    /**
     * Takes the bytes that are in either.
     *
     * @param other other bytes of the same object
     * @return those that are in this or in the other
     */
    public ByteSet union(ByteSet other) {
        return of(Stream.concat(stretches.stream(), other.stretches.stream()).toList());
    }

    /**
     * Takes the bytes that are in both.
     *
     * @param other other bytes of the same object
     * @return those that are in this and in the other
     */
    public ByteSet intersection(ByteSet other) {
        List<Extent> common = new ArrayList<>();
        int mine = 0;
        int theirs = 0;
        while (mine < stretches.size() && theirs < other.stretches.size()) {
            Extent a = stretches.get(mine);
            Extent b = other.stretches.get(theirs);
            long from = Math.max(a.offset(), b.offset());
            long to = Math.min(end(a), end(b));
            if (from < to) {
                common.add(new Extent(from, to - from));
            }
            if (end(a) < end(b)) {
                mine++;
            } else {
                theirs++;
            }
        }
        return new ByteSet(List.copyOf(common));
    }

    /**
     * Two sets are equal if the same bytes are in them.
     *
     * @param other anything
     * @return whether it is the same set
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof ByteSet set && set.stretches.equals(stretches);
    }

    /** {@return a hash of the stretches} */
    @Override
    public int hashCode() {
        return stretches.hashCode();
    }

    /** {@return for example {@code [0-99, 200-299]}, first and last byte of each stretch} */
    @Override
    public String toString() {
        return stretches.stream()
                .map(extent -> extent.offset() + "-" + (end(extent) - 1))
                .toList()
                .toString();
    }
}
