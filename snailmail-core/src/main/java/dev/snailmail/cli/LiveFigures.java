package dev.snailmail.cli;

import dev.snailmail.recording.Progress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What goes on now, as one line: rates over the last second, and the counts as they are. For one thread.
 */
final class LiveFigures {

    /** Over less than that, figures jump; over more, they come late. */
    private static final long WINDOW_NANOS = 1_000_000_000;

    private record Look(long tick, Progress progress) {}

    /** The latest looks, the oldest of which lies a window back. */
    private final Deque<Look> looks = new ArrayDeque<>();

    /**
     * Takes a look.
     *
     * @param tick when; not before the look before
     * @param progress the counts
     * @param columns how wide the screen is
     * @return the line, shorter than the screen is wide
     */
    String line(long tick, Progress progress, int columns) {
        // Counts that have become less were reset; what was before says nothing about now.
        if (!looks.isEmpty() && isLess(progress, looks.getLast().progress())) {
            looks.clear();
        }
        looks.add(new Look(tick, progress));
        while (looks.size() > 2 && tick - second().tick() >= WINDOW_NANOS) {
            looks.remove();
        }
        Look from = looks.getFirst();
        double seconds = (tick - from.tick()) / 1e9;
        return fitting(
                columns - 1,
                String.format(
                        Locale.ROOT,
                        "%,9.0f requests/s",
                        rate(progress.requests() - from.progress.requests(), seconds)),
                String.format(Locale.ROOT, "%,6d in flight", progress.inFlight()),
                String.format(
                        Locale.ROOT,
                        "%,9.1f MB/s",
                        rate(progress.bytesSent() - from.progress.bytesSent(), seconds) / 1e6),
                String.format(Locale.ROOT, "%,6d misses", progress.misses()));
    }

    private Look second() {
        return looks.stream().skip(1).findFirst().orElseThrow();
    }

    private static boolean isLess(Progress now, Progress before) {
        return now.requests() < before.requests()
                || now.bytesSent() < before.bytesSent()
                || now.misses() < before.misses();
    }

    private static double rate(long number, double seconds) {
        return seconds == 0 ? 0 : number / seconds;
    }

    /** Whole figures, the first ones first; where not even one fits, its beginning. */
    private static String fitting(int columns, String... figures) {
        String line = figures[0].substring(0, Math.min(figures[0].length(), Math.max(0, columns)));
        StringJoiner joined = new StringJoiner("  ");
        for (String figure : figures) {
            joined.add(figure);
            if (joined.length() <= columns) {
                line = joined.toString();
            }
        }
        return line;
    }
}
