package dev.snailmail.dialect;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apiguardian.api.API;

/**
 * Dates in HTTP (RFC 9110, 5.6.7): written in the one preferred format, read in all three.
 *
 * <p>Written by hand: what the JDK knows of calendars and languages takes it 30 ms to load when a first request wants a
 * date.
 */
@API(status = API.Status.INTERNAL)
public final class HttpDates {

    private static final int LAST_YEAR = 9999;
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    /** Formatting takes longer than all the rest of a plan, and most requests are for few objects. */
    private static final AtomicReferenceArray<Formatted> MEMO = new AtomicReferenceArray<>(256);

    private HttpDates() {}

    /**
     * Writes a date.
     *
     * @param instant when, of which what is less than a second is left out
     * @return such as {@code Sun, 06 Nov 1994 08:49:37 GMT}
     */
    public static String format(Instant instant) {
        long second = instant.getEpochSecond();
        int slot = Long.hashCode(second) & (MEMO.length() - 1);
        Formatted known = MEMO.get(slot);
        if (known == null || known.second != second) {
            known = new Formatted(second, write(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC)));
            MEMO.set(slot, known);
        }
        return known.text;
    }

    private static String write(LocalDateTime time) {
        StringBuilder text = new StringBuilder(32);
        text.append(DAYS[time.getDayOfWeek().ordinal()]).append(", ");
        twoDigits(text, time.getDayOfMonth()).append(' ');
        text.append(MONTHS[time.getMonthValue() - 1]).append(' ');
        // The format has no place for more; file systems have times for which it would take them.
        fourDigits(text, Math.max(0, Math.min(time.getYear(), LAST_YEAR))).append(' ');
        twoDigits(text, time.getHour()).append(':');
        twoDigits(text, time.getMinute()).append(':');
        return twoDigits(text, time.getSecond()).append(" GMT").toString();
    }

    private static StringBuilder fourDigits(StringBuilder text, int year) {
        return twoDigits(twoDigits(text, year / 100), year % 100);
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    static Optional<Instant> parse(String text) {
        for (DateTimeFormatter format : Formats.ALL) {
            try {
                return Optional.of(Instant.from(format.parse(text)));
            } catch (DateTimeException notThisOne) {
                // One of the other two, or none.
            }
        }
        return Optional.empty();
    }

    private record Formatted(long second, String text) {}

    /** Loaded when a client sends a date, which few do. */
    private static final class Formats {

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

        private static final DateTimeFormatter ASCTIME = DateTimeFormatter.ofPattern(
                        "EEE MMM ppd HH:mm:ss yyyy", Locale.US)
                .withZone(ZoneOffset.UTC);

        static final List<DateTimeFormatter> ALL = List.of(PREFERRED, RFC_850, ASCTIME);
    }
}
