package dev.snailmail.report;

import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.RequestRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When requests waited and were answered, as bars on one scale of time: from the first start to the last end. */
final class TimeBars {

    /** The last column of a request that had not ended. */
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
        Optional<Stall> stall = Stall.of(request);
        int first = Math.min(columns - 1, column(start));
        int behind = Math.max(first + 1, column(end));
        StringBuilder bar = new StringBuilder(" ".repeat(first));
        for (int i = first; i < behind; i++) {
            double middle = Math.max(start, Math.min((i + 0.5) * nanosPerColumn, Math.nextDown(end)));
            if (stall.isPresent() && stall.get().includes(middle - start)) {
                bar.append(glyphs.stalled);
            } else if (middle >= answering && request.timeToFirstByte().isPresent()) {
                bar.append(glyphs.transferring);
            } else {
                bar.append(middle < connected ? glyphs.connecting : glyphs.waiting);
            }
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

    /** {@return what the signs mean; those that few requests have only if one of these does} */
    static String legend(Glyphs glyphs, List<RequestRecord> requests) {
        boolean connects =
                requests.stream().anyMatch(request -> request.connectionSetup().compareTo(Duration.ZERO) > 0);
        boolean stalls = requests.stream().anyMatch(request -> Stall.of(request).isPresent());
        boolean open = requests.stream().anyMatch(request -> request.outcome() == Outcome.INCOMPLETE);
        return (connects ? glyphs.connecting + " connecting  " : "")
                + glyphs.waiting + " waiting  "
                + glyphs.transferring + " transferring"
                + (stalls ? "  " + glyphs.stalled + " stalled" : "")
                + (open ? "  " + OPEN + " not ended" : "");
    }
}
