package dev.snailmail.dialect;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Dates in HTTP (RFC 9110, 5.6.7): written in the one preferred format, read in all three. */
final class HttpDates {

    private static final DateTimeFormatter PREFERRED = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    /** No server of this century's objects sends two-digit years, so 1970 to 2069 will do. */
    private static final DateTimeFormatter RFC_850 = new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.EPOCH)
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.US)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US).withZone(ZoneOffset.UTC);

    /** Formatting takes longer than all the rest of a plan, and most requests are for few objects. */
    private static final AtomicReferenceArray<Formatted> MEMO = new AtomicReferenceArray<>(256);

    private HttpDates() {}

    static String format(Instant instant) {
        long second = instant.getEpochSecond();
        int slot = Long.hashCode(second) & (MEMO.length() - 1);
        Formatted known = MEMO.get(slot);
        if (known == null || known.second != second) {
            known = new Formatted(second, PREFERRED.format(Instant.ofEpochSecond(second)));
            MEMO.set(slot, known);
        }
        return known.text;
    }

    static Optional<Instant> parse(String text) {
        for (DateTimeFormatter format : List.of(PREFERRED, RFC_850, ASCTIME)) {
            try {
                return Optional.of(Instant.from(format.parse(text)));
            } catch (DateTimeException notThisOne) {
                // One of the other two, or none.
            }
        }
        return Optional.empty();
    }

    private record Formatted(long second, String text) {}
}
