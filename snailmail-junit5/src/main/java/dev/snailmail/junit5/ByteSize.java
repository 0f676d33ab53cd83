package dev.snailmail.junit5;

import dev.snailmail.spec.ByteUnits;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as it is written in an annotation, such as "64KiB". */
final class ByteSize {

    static final String UNITS = ByteUnits.sizes();

    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([A-Za-z]*)");
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private ByteSize() {}

    /**
     * Reads one.
     *
     * @param text a number, and a unit in any case unless it is of bytes
     * @throws IllegalArgumentException if it is something else, too large, or not a whole number of bytes; the message goes on
     *     behind the text, as in "must be ..."
     */
    static long parse(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException("must be a number of bytes and a unit, such as 1TB");
        }
        BigDecimal bytes = new BigDecimal(size.group(1)).multiply(bytesPer(size.group(2)));
        if (bytes.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("must be at most " + MOST + " B, about 9.2EB");
        } else if (bytes.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("must be a whole number of bytes");
        }
        return bytes.longValueExact();
    }

    private static BigDecimal bytesPer(String unit) {
        return Optional.of(unit.isEmpty() ? "B" : unit)
                .flatMap(ByteUnits::ofSize)
                .orElseThrow(() -> new IllegalArgumentException("has the unknown unit " + unit))
                .bytes();
    }
}
