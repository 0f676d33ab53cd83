package dev.snailmail.time;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** Durations as people write them: {@code 45ms}, {@code 1.5s}, {@code 250us}. Formatted text parses back. */
@API(status = API.Status.INTERNAL)
public final class Durations {

    /** What {@link #parse} takes, for error messages. */
    public static final String ALLOWED = "a number and a unit of ns, us, ms, s or min, such as 45ms";

    private static final Pattern SPEC = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*(ns|us|µs|ms|s|min)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Map<String, Long> NANOS_PER_UNIT =
            Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "min", 60_000_000_000L);

    private Durations() {}

    /**
     * Parses a duration, which may have a minus sign.
     *
     * @param text the duration as written
     * @return the duration, cut off behind whole nanoseconds, or empty if {@code text} is not {@link #ALLOWED}
     *     or does not fit the about 292 years that nanoseconds in a {@code long} can hold
     */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = SPEC.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal nanos =
                new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(NANOS_PER_UNIT.get(matcher.group(2))));
        if (nanos.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(nanos.longValue()));
    }

    /**
     * Says what is wrong with a text that {@link #parse} does not take.
     *
     * @param text the text
     * @return the rest of a sentence that the text begins, such as {@code needs a unit, such as 20ms or 20s}
     */
    public static String problem(String text) {
        String number = text.strip();
        if (NUMBER.matcher(number).matches()) {
            return "needs a unit, such as " + number + "ms or " + number + "s";
        }
        return SPEC.matcher(number.toLowerCase(Locale.ROOT)).matches()
                ? "must be at most " + Long.MAX_VALUE + "ns, about 292 years"
                : "must be " + ALLOWED;
    }

    /**
     * Formats a duration exactly, in the largest unit up to seconds of which it has at least one.
     *
     * @param duration any duration that fits nanoseconds in a {@code long}
     * @return for example {@code 45ms}
     */
    public static String format(Duration duration) {
        long nanos = duration.toNanos();
        long magnitude = Math.abs(nanos);
        if (nanos == 0) {
            return "0ms";
        } else if (magnitude >= 1_000_000_000) {
            return scaled(nanos, 9) + "s";
        } else if (magnitude >= 1_000_000) {
            return scaled(nanos, 6) + "ms";
        } else if (magnitude >= 1_000) {
            return scaled(nanos, 3) + "us";
        }
        return nanos + "ns";
    }

    private static String scaled(long nanos, int digits) {
        return BigDecimal.valueOf(nanos, digits).stripTrailingZeros().toPlainString();
    }

    /**
     * Rounds to milliseconds for reading, with three significant places behind the point at most.
     *
     * @param duration any duration
     * @return milliseconds, rounded to whole microseconds
     */
    public static double toMillis(Duration duration) {
        return Math.round(duration.toNanos() / 1e3) / 1e3;
    }
}
