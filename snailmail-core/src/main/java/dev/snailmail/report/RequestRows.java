package dev.snailmail.report;

import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.RequestRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Requests as lines of a picture: number, offset, bar, bytes, duration and connection in columns, then what was asked. */
final class RequestRows {

    private static final String AS_BYTES = "bytes=";
    private static final int LONGEST_METHOD = 7;
    private static final int SHORTEST_BAR = 4;

    /** What is asked for gets so much of what the columns leave at the most, in percent; the bars get the rest. */
    private static final int PERCENT_FOR_TEXT = 66;

    /** Where there is less room for what was asked, it goes without ranges. */
    private static final int FEWEST_WITH_RANGE = 24;

    private final List<RequestRecord> requests;
    private final Predicate<RequestRecord> marked;
    private final int width;
    private final Glyphs glyphs;

    RequestRows(List<RequestRecord> requests, Predicate<RequestRecord> marked, int width, Glyphs glyphs) {
        this.requests = requests;
        this.marked = marked;
        this.width = width;
        this.glyphs = glyphs;
    }

    List<String> lines() {
        int number = widest(RequestRows::number);
        int offset = widest(RequestRows::offset);
        int bytes = widest(RequestRows::bytes);
        int duration = widest(RequestRows::duration);
        int connection = widest(RequestRows::connection);
        int blanks = "  ".length() + 6;
        int free = width - number - offset - bytes - duration - connection - blanks;
        int natural = requests.stream()
                .mapToInt(request -> Cells.width(asked(request, Integer.MAX_VALUE)))
                .max()
                .orElse(0);
        int text = Math.min(natural, free * PERCENT_FOR_TEXT / 100);
        TimeBars bars = new TimeBars(requests, Math.max(SHORTEST_BAR, free - text), glyphs);
        List<String> lines = new ArrayList<>();
        for (RequestRecord request : requests) {
            String line = (marked.test(request) ? "> " : "  ")
                    + Cells.right(number(request), number)
                    + ' '
                    + Cells.right(offset(request), offset)
                    + ' '
                    + bars.of(request)
                    + ' '
                    + Cells.right(bytes(request), bytes)
                    + ' '
                    + Cells.right(duration(request), duration)
                    + ' '
                    + Cells.right(connection(request), connection)
                    + ' '
                    + asked(request, text);
            lines.add(Cells.beginning(line, width, glyphs.ellipsis).stripTrailing());
        }
        lines.add("  "
                + TimeBars.legend(
                        glyphs,
                        requests.stream().anyMatch(TimeBars::connects),
                        requests.stream().anyMatch(request -> request.outcome() == Outcome.INCOMPLETE)));
        return lines;
    }

    private int widest(Function<RequestRecord, String> cell) {
        return requests.stream()
                .mapToInt(request -> cell.apply(request).length())
                .max()
                .orElse(0);
    }

    private static String number(RequestRecord request) {
        return "#" + request.ordinal();
    }

    private static String offset(RequestRecord request) {
        return Figures.duration(request.start());
    }

    private static String bytes(RequestRecord request) {
        return Figures.bytes(request.bytesSent());
    }

    private static String duration(RequestRecord request) {
        return Figures.duration(request.duration());
    }

    private static String connection(RequestRecord request) {
        return "c" + request.connectionId();
    }

    /** Method, key, range, status and trouble. The key gives way first, then the range, then the trouble. */
    private String asked(RequestRecord request, int columns) {
        String method = Cells.beginning(Cells.of(request.method(), glyphs), LONGEST_METHOD, glyphs.ellipsis) + ' ';
        String key = Cells.of(request.target(), glyphs);
        String range = columns < FEWEST_WITH_RANGE
                ? ""
                : request.range().map(this::range).orElse("");
        String status = status(request.status());
        String trouble = Cells.of(RequestLines.trouble(request), glyphs);
        int surplus = Cells.width(method + key + range + status + trouble) - columns;
        if (surplus > 0) {
            int least = Math.max(8, columns / 4);
            key = Cells.end(key, shortened(key, surplus, least), glyphs.ellipsis);
            surplus = Cells.width(method + key + range + status + trouble) - columns;
            range = Cells.beginning(range, shortened(range, surplus, least), glyphs.ellipsis);
            surplus = Cells.width(method + key + range + status + trouble) - columns;
            trouble = Cells.beginning(trouble, shortened(trouble, surplus, least), glyphs.ellipsis);
        }
        return method + key + range + status + trouble;
    }

    private static int shortened(String text, int surplus, int least) {
        int columns = Cells.width(text);
        return Math.min(columns, Math.max(least, columns - Math.max(0, surplus)));
    }

    private String range(String range) {
        return ' ' + Cells.of(range.startsWith(AS_BYTES) ? range.substring(AS_BYTES.length()) : range, glyphs);
    }

    /** 200 and 206 are expected, and a request without a response says so by its outcome. */
    private static String status(int status) {
        return status == 200 || status == 206 || status == 0 ? "" : " " + status;
    }
}
