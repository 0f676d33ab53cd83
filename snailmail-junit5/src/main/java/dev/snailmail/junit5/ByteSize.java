package dev.snailmail.junit5;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as it is written in an annotation, such as "64KiB". */
final class ByteSize {

    static final String UNITS = "B, kB, MB, GB, TB, PB, KiB, MiB, GiB, TiB or PiB";

    private static final Pattern SIZE = Pattern.compile("(\\d{1,19})\\s*(?:(k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?B)?");
    private static final List<String> PREFIXES = List.of("k", "M", "G", "T", "P");

    private ByteSize() {}

    /**
     * Reads one.
     *
     * @param text a whole number, and a unit unless it is of bytes
     * @throws IllegalArgumentException if it is something else; the message goes on behind the text, as in "must be ..."
     */
    static long parse(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException("must be a whole number of bytes and a unit, such as 1TB");
        }
        try {
            return Math.multiplyExact(Long.parseLong(size.group(1)), factor(size.group(2)));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("must be at most " + Long.MAX_VALUE + " B", e);
        }
    }

    private static long factor(String prefix) {
        if (prefix == null) {
            return 1;
        }
        long step = prefix.endsWith("i") ? 1024 : 1000;
        int power = 1 + PREFIXES.indexOf(prefix.substring(0, 1).replace('K', 'k'));
        long factor = 1;
        for (int i = 0; i < power; i++) {
            factor *= step;
        }
        return factor;
    }
}
