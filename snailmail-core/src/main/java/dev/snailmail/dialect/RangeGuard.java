package dev.snailmail.dialect;

import dev.snailmail.exchange.ByteRange;
import dev.snailmail.exchange.Extent;
import java.util.List;

/**
 * The limits on sets of ranges. RFC 9110, 14.2, lets a server ignore a Range header with many or overlapping ranges; it
 * sends the whole object then.
 */
final class RangeGuard {

    private static final int MOST_RANGES = 64;
    private static final int MOST_OVERLAPPING = 2;

    private RangeGuard() {}

    static boolean tooMany(List<ByteRange> ranges) {
        return ranges.size() > MOST_RANGES;
    }

    /** Whether the parts together exceed the object, or more than two of them overlap another one. */
    static boolean wasteful(List<Extent> extents, long size) {
        return exceeds(extents, size) || overlapping(extents) > MOST_OVERLAPPING;
    }

    private static boolean exceeds(List<Extent> extents, long size) {
        long left = size;
        for (Extent extent : extents) {
            if (extent.length() > left) {
                return true;
            }
            left -= extent.length();
        }
        return false;
    }

    /** Compares all pairs, of which {@link #tooMany} leaves some two thousand. */
    private static long overlapping(List<Extent> extents) {
        return extents.stream()
                .filter(extent -> extents.stream().anyMatch(other -> other != extent && other.overlaps(extent)))
                .count();
    }
}
