package dev.snailmail.report;

import dev.snailmail.recording.RequestRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Requests as lines of a picture: number, offset, bar, bytes, duration and connection in columns, then a text. */
final class RequestRows {

    private static final int SHORTEST_BAR = 4;

    /** The largest share of the free columns for text, in percent; bars get the rest. */
    private static final int PERCENT_FOR_TEXT = 66;

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
        List<RequestText> texts = requests.stream()
                .map(request -> new RequestText(request, glyphs))
                .toList();
        int longest = widest(texts, RequestText::columns);
        int fewest = Math.min(widest(texts, RequestText::fewestColumns), free - SHORTEST_BAR);
        int text = Math.max(fewest, Math.min(longest, free * PERCENT_FOR_TEXT / 100));
        TimeBars bars = new TimeBars(requests, Math.max(SHORTEST_BAR, free - text), glyphs);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            RequestRecord request = requests.get(i);
            String beginning = (marked.test(request) ? "> " : "  ")
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
                    + ' ';
            lines.add(texts.get(i).after(beginning, text, width));
        }
        lines.add("  " + TimeBars.legend(glyphs, requests));
        return lines;
    }

    private static int widest(List<RequestText> texts, ToIntFunction<RequestText> columns) {
        return texts.stream().mapToInt(columns).max().orElse(0);
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
}
