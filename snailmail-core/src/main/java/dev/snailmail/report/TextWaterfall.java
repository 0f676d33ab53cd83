package dev.snailmail.report;

import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A picture of a recording in lines of text: totals, a bar in time for each request, and for each object a strip that
 * shows which of its bytes were read, and which were read again. {@link #toString()} draws it.
 *
 * <p>The line of a request has its number, its arrival, its bar, the bytes sent, its duration, its connection, its method
 * and key, and its range. A status other than 200 and 206, an injected fault and an early end follow. If a line is too
 * long, the key is cut first, then the fault, then the range; the outcome is never cut. All bars have one scale, from the
 * first start to the last end of the requests shown. A bar has a sign of its own for the time in which a fault stalled
 * the response; a recording does not contain that time, so it is estimated from the fault and the duration.
 *
 * <p>Strips leave out responses that were cut short, as {@link Recording#coverage()} does. Bytes that were only sent to a
 * reader that left have a sign of their own.
 *
 * <p>The picture is cut to a screenful, and no line is wider than the width. Long keys keep their ends; characters that
 * would break lines or columns are question marks. Immutable; the setters return another picture.
 */
public final class TextWaterfall {

    private static final int NARROWEST = 60;
    private static final int WIDEST = 400;
    private static final int FEWEST_LINES = 16;

    private final Recording recording;
    private final int width;
    private final int mostLines;
    private final Glyphs glyphs;
    private final boolean withNetwork;
    private final Predicate<RequestRecord> marked;

    private TextWaterfall(
            Recording recording,
            int width,
            int mostLines,
            Glyphs glyphs,
            boolean withNetwork,
            Predicate<RequestRecord> marked) {
        this.recording = recording;
        this.width = width;
        this.mostLines = mostLines;
        this.glyphs = glyphs;
        this.withNetwork = withNetwork;
        this.marked = marked;
    }

    /**
     * Draws a recording 100 columns wide and 40 lines high, in Unicode where the standard output of this JVM can show it
     * and in ASCII elsewhere.
     *
     * @param recording what to draw
     * @return its picture
     */
    public static TextWaterfall of(Recording recording) {
        Objects.requireNonNull(recording, "recording must not be null");
        return new TextWaterfall(recording, 100, 40, Glyphs.ofConsole(), true, null);
    }

    /**
     * Sets how wide it may be.
     *
     * @param columns the longest line, from 60 to 400
     * @return the picture of that width
     * @throws IllegalArgumentException if it is out of these bounds
     */
    public TextWaterfall width(int columns) {
        if (columns < NARROWEST || columns > WIDEST) {
            throw new IllegalArgumentException(
                    "width (" + columns + ") must be from " + NARROWEST + " to " + WIDEST + " columns");
        }
        return new TextWaterfall(recording, columns, mostLines, glyphs, withNetwork, marked);
    }

    /**
     * Sets how high it may be. Requests get about three quarters of it; what is left out is counted.
     *
     * @param most the most lines, at least 16
     * @return the picture of that height
     * @throws IllegalArgumentException if there are fewer
     */
    public TextWaterfall lines(int most) {
        if (most < FEWEST_LINES) {
            throw new IllegalArgumentException("lines (" + most + ") must be at least " + FEWEST_LINES);
        }
        return new TextWaterfall(recording, width, most, glyphs, withNetwork, marked);
    }

    /** {@return the picture in ASCII, whatever the console can show} */
    public TextWaterfall ascii() {
        return new TextWaterfall(recording, width, mostLines, Glyphs.ASCII, withNetwork, marked);
    }

    /** {@return the picture in Unicode, whatever the console can show} */
    public TextWaterfall unicode() {
        return new TextWaterfall(recording, width, mostLines, Glyphs.UNICODE, withNetwork, marked);
    }

    /** {@return the picture without network, seed and planned faults, for where these are told anyway} */
    public TextWaterfall withoutNetwork() {
        return new TextWaterfall(recording, width, mostLines, glyphs, false, marked);
    }

    /**
     * Marks requests with a {@code >} at the beginning of their lines. Where not all requests are shown, those around
     * the first marked one are.
     *
     * @param requests which to mark
     * @return the picture with these marked, and no others
     */
    public TextWaterfall marking(Predicate<RequestRecord> requests) {
        Objects.requireNonNull(requests, "requests must not be null");
        return new TextWaterfall(recording, width, mostLines, glyphs, withNetwork, requests);
    }

    /** {@return the picture, its lines separated by line feeds} */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>(Totals.of(recording, withNetwork, width, glyphs));
        CoverageRows objects = new CoverageRows(recording, width, glyphs);
        int left = mostLines - lines.size();
        int mostObjects = Math.min(objects.count(), Math.max(1, (left - 6) / 4));
        int forObjects = mostObjects == 0 ? 0 : mostObjects + (mostObjects < objects.count() ? 3 : 2);
        int forRequests = Math.max(1, left - forObjects - 2);
        lines.add("");
        lines.addAll(recording.requests().isEmpty() ? List.of("  no requests") : requests(forRequests));
        if (mostObjects > 0) {
            lines.add("");
            lines.addAll(objects.lines(mostObjects));
        }
        return String.join("\n", lines);
    }

    private List<String> requests(int most) {
        List<RequestRecord> all = recording.requests();
        int first = firstShown(all, most);
        int rows = first > 0 ? most - 1 : most;
        int behind = all.size() - first <= rows ? all.size() : first + Math.max(1, rows - 1);
        List<String> lines = new ArrayList<>();
        if (first > 0) {
            lines.add("  ... " + Figures.count(first, "request") + " before");
        }
        List<String> drawn = new RequestRows(
                        all.subList(first, behind), marked == null ? r -> false : marked, width, glyphs)
                .lines();
        lines.addAll(drawn.subList(0, drawn.size() - 1));
        if (behind < all.size()) {
            lines.add("  ... and " + Figures.count(all.size() - behind, "more request"));
        }
        lines.add(drawn.get(drawn.size() - 1));
        return lines;
    }

    /** A little before the first marked request, where that would not be shown otherwise. */
    private int firstShown(List<RequestRecord> all, int most) {
        if (marked == null || all.size() <= most) {
            return 0;
        }
        int first = 0;
        while (first < all.size() && !marked.test(all.get(first))) {
            first++;
        }
        int lastFirst = all.size() - Math.max(1, most - 1);
        return first == all.size() || first < most - 1 ? 0 : Math.min(lastFirst, first - 1);
    }
}
