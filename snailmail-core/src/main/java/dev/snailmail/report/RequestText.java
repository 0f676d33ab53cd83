package dev.snailmail.report;

import dev.snailmail.recording.RequestRecord;

/**
 * The text of a request in a picture: method, key, range, status, fault and outcome. Where there is little room, the key
 * gives way first, then the fault, then the range. The outcome is never cut.
 */
final class RequestText {

    private static final String AS_BYTES = "bytes=";
    private static final int LONGEST_METHOD = 7;
    private static final int SHORTEST_KEY = 8;

    /** Less of a fault does not name it. */
    private static final int SHORTEST_FAULT = 14;

    /** All of a fault that has less room. */
    private static final String SOME_FAULT = ", fault";

    /** Less of a list of ranges is none. */
    private static final int SHORTEST_RANGE = 12;

    private final String method;
    private final String key;
    private final String range;
    private final String status;
    private final String fault;
    private final String outcome;
    private final Glyphs glyphs;

    RequestText(RequestRecord request, Glyphs glyphs) {
        this.glyphs = glyphs;
        this.method = Cells.beginning(Cells.of(request.method(), glyphs), LONGEST_METHOD, glyphs.ellipsis) + ' ';
        this.key = Cells.of(request.target(), glyphs);
        this.range = request.range()
                .map(sent ->
                        ' ' + Cells.of(sent.startsWith(AS_BYTES) ? sent.substring(AS_BYTES.length()) : sent, glyphs))
                .orElse("");
        this.status = status(request.status());
        this.fault = Cells.of(RequestLines.fault(request), glyphs);
        this.outcome = RequestLines.outcome(request);
    }

    /** 200 and 206 are expected, and a request without a response says so by its outcome. */
    private static String status(int status) {
        return status == 200 || status == 206 || status == 0 ? "" : " " + status;
    }

    /** {@return how many columns it takes in full} */
    int columns() {
        return Cells.width(method + key + range + status + fault + outcome);
    }

    /** {@return how many columns it takes with as little of the key as names the object} */
    int fewestColumns() {
        return Cells.width(method + status + outcome) + Math.min(Cells.width(key), SHORTEST_KEY);
    }

    /**
     * {@return a line that begins with other columns}
     *
     * @param beginning the other columns
     * @param columns the room for this text
     * @param width the width of the line; the outcome is within it even if the text has less room
     */
    String after(String beginning, int columns, int width) {
        String line = beginning + method + cut(columns - Cells.width(method + status + outcome));
        return Cells.beginning(line, width - outcome.length(), glyphs.ellipsis).stripTrailing() + outcome;
    }

    /** Key, range, status and fault; all but the status may be cut. */
    private String cut(int room) {
        int leastKey = Math.min(Cells.width(key), SHORTEST_KEY);
        int leastFault = fault.isEmpty() ? 0 : SOME_FAULT.length();
        String cutRange = cutRange(room - leastKey - leastFault);
        int left = room - Cells.width(cutRange);
        String cutFault = cutFault(left - leastKey);
        String cutKey = Cells.end(key, Math.max(0, left - Cells.width(cutFault)), glyphs.ellipsis);
        return cutKey + cutRange + status + cutFault;
    }

    /** A part of a single range would be another range. */
    private String cutRange(int columns) {
        boolean fits = Cells.width(range) <= columns;
        boolean isCut = range.contains(",") && columns >= SHORTEST_RANGE;
        return fits || isCut ? Cells.beginning(range, columns, glyphs.ellipsis) : "";
    }

    private String cutFault(int columns) {
        if (Cells.width(fault) <= columns || columns >= SHORTEST_FAULT) {
            return Cells.beginning(fault, columns, glyphs.ellipsis);
        }
        return columns >= SOME_FAULT.length() ? SOME_FAULT : "";
    }
}
