package dev.snailmail.report;

import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.RequestRecord;
import java.time.Duration;
import java.util.List;

/** When requests waited and were answered, as bars on one scale of time: from the first start to the last end. */
final class TimeBars {

    /** Where a bar goes on beyond what was recorded. */
    static final String OPEN = ">";

    private final Glyphs glyphs;
    private final int columns;
    private final long from;
    private final double nanosPerColumn;

    TimeBars(List<RequestRecord> requests, int columns, Glyphs glyphs) {
        this.glyphs = glyphs;
        this.columns = columns;
        this.from = requests.stream()
                .mapToLong(request -> request.start().toNanos())
                .min()
                .orElse(0);
        long to = requests.stream()
                .mapToLong(request -> request.end().toNanos())
                .max()
                .orElse(0);
        this.nanosPerColumn = Math.max(1, (double) to - from) / columns;
    }

    /**
     * Draws one request. Edges are rounded, so that what follows each other in time does in the picture; what takes next
     * to no time is one column. Columns in which it does several things show what it does in their middle.
     */
    String of(RequestRecord request) {
        double start = request.start().toNanos() - (double) from;
        double end = start + request.duration().toNanos();
        double connected = start + request.connectionSetup().toNanos();
        double answering =
                start + request.timeToFirstByte().orElse(request.duration()).toNanos();
        int first = Math.min(columns - 1, column(start));
        int behind = Math.max(first + 1, column(end));
        StringBuilder bar = new StringBuilder(" ".repeat(first));
        for (int i = first; i < behind; i++) {
            double middle = Math.max(start, Math.min((i + 0.5) * nanosPerColumn, Math.nextDown(end)));
            bar.append(
                    middle >= answering && request.timeToFirstByte().isPresent()
                            ? glyphs.transferring
                            : middle < connected ? glyphs.connecting : glyphs.waiting);
        }
        if (request.outcome() == Outcome.INCOMPLETE) {
            bar.setLength(bar.length() - 1);
            bar.append(OPEN);
        }
        return bar.append(" ".repeat(columns - behind)).toString();
    }

    private int column(double nanos) {
        return (int) Math.min(columns, Math.round(nanos / nanosPerColumn));
    }

    /** {@return what the signs mean} */
    static String legend(Glyphs glyphs, boolean connects, boolean open) {
        return (connects ? glyphs.connecting + " connecting  " : "")
                + glyphs.waiting + " waiting  "
                + glyphs.transferring + " transferring"
                + (open ? "  " + OPEN + " not ended" : "");
    }

    /** {@return whether a request waited for its connection} */
    static boolean connects(RequestRecord request) {
        return request.connectionSetup().compareTo(Duration.ZERO) > 0;
    }
}
