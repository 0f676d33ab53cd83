package dev.snailmail.exchange;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * One range of a {@code Range} header as asked for, not yet held against an object's size (RFC 9110, 14.1.2).
 *
 * @param first the position of the first byte asked for; without meaning for a suffix
 * @param last the position of the last byte asked for, {@link Long#MAX_VALUE} for "to the end"; for a suffix the
 *     number of bytes asked for
 * @param suffix whether the last bytes of the object are asked for ({@code bytes=-3})
 */
@API(status = API.Status.INTERNAL)
public record ByteRange(long first, long last, boolean suffix) {

    private static final String UNIT = "bytes=";
    private static final int DECIMAL = 10;

    /**
     * Parses the value of a {@code Range} header.
     *
     * @param header the value, such as {@code bytes=0-3,-5}
     * @return the ranges in the order asked, or an empty list if this is not a valid set of byte ranges and the
     *     header is to be ignored
     */
    public static List<ByteRange> parse(String header) {
        if (!header.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
            return List.of();
        }
        List<ByteRange> ranges = new ArrayList<>(1);
        for (String element : header.substring(UNIT.length()).split(",")) {
            String spec = stripOptionalWhiteSpace(element);
            if (spec.isEmpty()) {
                continue;
            }
            Optional<ByteRange> range = parseOne(spec);
            if (range.isEmpty()) {
                return List.of();
            }
            ranges.add(range.get());
        }
        return ranges;
    }

    private static Optional<ByteRange> parseOne(String spec) {
        int dash = spec.indexOf('-');
        if (dash < 0 || !areDigits(spec, 0, dash) || !areDigits(spec, dash + 1, spec.length())) {
            return Optional.empty();
        }
        boolean toEnd = dash + 1 == spec.length();
        if (dash == 0) {
            return toEnd ? Optional.empty() : Optional.of(new ByteRange(0, saturated(spec, 1, spec.length()), true));
        }
        long first = saturated(spec, 0, dash);
        long last = toEnd ? Long.MAX_VALUE : saturated(spec, dash + 1, spec.length());
        boolean backwards = last < first || (first == Long.MAX_VALUE && !toEnd && isBackwards(spec, dash));
        return backwards ? Optional.empty() : Optional.of(new ByteRange(first, last, false));
    }

    /** For numbers that are the same once they are {@linkplain #saturated saturated}. */
    private static boolean isBackwards(String spec, int dash) {
        BigInteger from = new BigInteger(spec.substring(0, dash));
        return new BigInteger(spec.substring(dash + 1)).compareTo(from) < 0;
    }

    private static boolean areDigits(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static String stripOptionalWhiteSpace(String element) {
        int start = 0;
        int end = element.length();
        while (start < end && isOptionalWhiteSpace(element.charAt(start))) {
            start++;
        }
        while (start < end && isOptionalWhiteSpace(element.charAt(end - 1))) {
            end--;
        }
        return element.substring(start, end);
    }

    private static boolean isOptionalWhiteSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /** A number too large for a long lies behind every object's end, and so does the largest long. */
    private static long saturated(String text, int start, int end) {
        try {
            return Long.parseLong(text, start, end, DECIMAL);
        } catch (NumberFormatException overflow) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * Holds this range against an object.
     *
     * @param size the size of the object in bytes
     * @return the bytes of it that are asked for, or empty if there are none: the range cannot be satisfied
     */
    public Optional<Extent> resolve(long size) {
        if (suffix) {
            long length = Math.min(last, size);
            return length == 0 ? Optional.empty() : Optional.of(new Extent(size - length, length));
        }
        if (first >= size) {
            return Optional.empty();
        }
        return Optional.of(new Extent(first, Math.min(last, size - 1) - first + 1));
    }
}
