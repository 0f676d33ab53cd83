package dev.snailmail.report;

import java.time.Duration;
import java.util.Locale;

/** Numbers that stay short however large they get. */
final class Figures {

    private static final long LARGEST_EXACT = 9_999_999;
    private static final String[] UNITS = {"MB", "GB", "TB", "PB", "EB"};

    private Figures() {}

    /** {@return bytes, exactly up to seven digits, nine columns at the most} */
    static String bytes(long bytes) {
        if (bytes <= LARGEST_EXACT) {
            return bytes + " B";
        }
        double scaled = bytes / 1e6;
        int unit = 0;
        // What would be rounded up to a thousand is one of the next unit.
        while (scaled >= 999.95 && unit < UNITS.length - 1) {
            scaled /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", scaled, UNITS[unit]);
    }

    /** {@return a duration in milliseconds, seconds from 100 of them, and days from a million seconds, nine columns} */
    static String duration(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        if (seconds < 99.99995) {
            return String.format(Locale.ROOT, "%.1fms", seconds * 1e3);
        }
        return seconds < 999_999.95
                ? String.format(Locale.ROOT, "%.1fs", seconds)
                : String.format(Locale.ROOT, "%.1fd", seconds / 86_400);
    }

    /** {@return a part of a whole, from 0 to 1, where only nothing is 0 and only all of it is 100 percent} */
    static String percent(double fraction) {
        if (fraction > 0 && fraction < 0.001) {
            return "<0.1%";
        }
        double percent = fraction * 100;
        return String.format(Locale.ROOT, "%.1f%%", fraction < 1 ? Math.min(percent, 99.9) : percent);
    }

    /** {@return how many times, with two places behind the point below a hundred} */
    static String times(double factor) {
        return String.format(Locale.ROOT, factor < 99.995 ? "%.2fx" : "%.0fx", factor);
    }

    /** {@return for example {@code 1 request} or {@code 1,200 requests}} */
    static String count(long number, String one) {
        return count(number, one, one + "s");
    }

    /** {@return for example {@code 1 retry} or {@code 1,200 retries}} */
    static String count(long number, String one, String several) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : several);
    }
}
