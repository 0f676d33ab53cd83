package dev.snailmail.dialect;

import dev.snailmail.exchange.ByteRange;
import dev.snailmail.exchange.Extent;
import java.util.Comparator;
import java.util.List;

/**
 * Says when a set of ranges asks for more work than the object is worth. RFC 9110, 14.2, lets a server ignore a
 * range header with many or overlapping ranges; the whole object is sent then.
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

    private static int overlapping(List<Extent> extents) {
        List<Extent> byOffset = extents.stream()
                .sorted(Comparator.comparingLong(Extent::offset))
                .toList();
        int count = 0;
        for (Extent extent : byOffset) {
            boolean overlapsAnother = byOffset.stream().anyMatch(other -> other != extent && other.overlaps(extent));
            if (overlapsAnother) {
                count++;
            }
        }
        return count;
    }
}
