package dev.snailmail.analysis;

import dev.snailmail.exchange.ByteRange;
import dev.snailmail.exchange.Extent;
import java.util.List;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * The bytes of an object that a request asked for, and how many of them it brought. Several ranges, and the last bytes
 * of an object of unknown size, have no position: such requests are compared by their {@code Range} header.
 *
 * @param header the {@code Range} header if only that can be compared; empty otherwise
 * @param from the position of the first byte asked for
 * @param reach the position behind the last byte that was sent without a gap, from the first one on
 * @param to the position behind the last byte asked for that exists; {@link Long#MAX_VALUE} if that is not known
 * @param askedTo the position behind the last byte asked for, whether it exists or not; {@link Long#MAX_VALUE} without
 *     an end
 * @param isToEnd whether it asked for all bytes up to the end of the object, as far as is known
 */
@API(status = API.Status.INTERNAL)
public record Portion(String header, long from, long reach, long to, long askedTo, boolean isToEnd) {

    /**
     * Reads a request for bytes.
     *
     * @param range the {@code Range} header; empty without one
     * @param objectSize how many bytes the object has, if that is known
     * @param served the bytes of the object that were sent, in the order in which they were
     * @return what it asked for, and how far it got
     */
    public static Portion of(String range, OptionalLong objectSize, List<Extent> served) {
        List<ByteRange> ranges = ByteRange.parse(range);
        if (ranges.size() > 1) {
            return comparedBy(range);
        }
        ByteRange asked = ranges.isEmpty() ? new ByteRange(0, Long.MAX_VALUE, false) : ranges.get(0);
        if (asked.suffix()) {
            return objectSize.isEmpty()
                    ? comparedBy(range)
                    : between(Math.max(0, objectSize.getAsLong() - asked.last()), Long.MAX_VALUE, objectSize, served);
        }
        long askedTo = asked.last() == Long.MAX_VALUE ? Long.MAX_VALUE : asked.last() + 1;
        return between(asked.first(), askedTo, objectSize, served);
    }

    /**
     * Has a request compared by its header alone.
     *
     * @param range the {@code Range} header; empty without one
     * @return what it asked for, as something without a position
     */
    public static Portion comparedBy(String range) {
        return new Portion(range, 0, 0, Long.MAX_VALUE, Long.MAX_VALUE, true);
    }

    private static Portion between(long from, long askedTo, OptionalLong objectSize, List<Extent> served) {
        long size = objectSize.orElse(Long.MAX_VALUE);
        long to = Math.max(from, Math.min(askedTo, size));
        // A server that ignores the range sends bytes before it too.
        boolean isOneStretch = served.size() == 1 && served.get(0).offset() <= from;
        long sentTo = isOneStretch ? served.get(0).last() + 1 : from;
        return new Portion("", from, Math.min(to, Math.max(from, sentTo)), to, askedTo, askedTo >= size);
    }

    /** The last position at which a request that makes this one again may begin. */
    long lastStart() {
        return isToEnd ? reach : Math.max(from, Math.min(reach, to - 1));
    }

    /** Where a request that makes this one again has to end, or behind: it asks for the first byte that is missing. */
    long leastEnd() {
        return reach < to ? reach + 1 : to;
    }
}
