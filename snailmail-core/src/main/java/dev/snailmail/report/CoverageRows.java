package dev.snailmail.report;

import dev.snailmail.analysis.ObjectCoverage;
import dev.snailmail.exchange.Extent;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Objects as lines of a picture, those with the most bytes first: a strip, how much of it, how often, and the key. */
final class CoverageRows {

    private static final int CELLS = 64;
    private static final int CELLS_WHERE_NARROW = 32;
    private static final int NARROW = 96;

    private final Recording recording;
    private final List<ObjectCoverage> objects;
    private final int width;
    private final Glyphs glyphs;

    CoverageRows(Recording recording, int width, Glyphs glyphs) {
        this.recording = recording;
        this.width = width;
        this.glyphs = glyphs;
        this.objects = recording.coverage().byKey().values().stream()
                .filter(object -> bytes(object) > 0)
                .sorted(Comparator.comparingLong(CoverageRows::bytes).reversed().thenComparing(ObjectCoverage::key))
                .toList();
    }

    private static long bytes(ObjectCoverage object) {
        return object.sentBytes() + object.cutShortBytes();
    }

    int count() {
        return objects.size();
    }

    List<String> lines(int most) {
        List<ObjectCoverage> shown = objects.subList(0, Math.min(most, objects.size()));
        List<String> lines = new ArrayList<>();
        Map<String, List<Extent>> extents =
                extents(shown.stream().map(ObjectCoverage::key).toList());
        shown.forEach(object -> lines.add(line(object, extents.getOrDefault(object.key(), List.of()))));
        int left = objects.size() - shown.size();
        if (left > 0) {
            lines.add("  ... and " + Figures.count(left, "more object"));
        }
        boolean withAbandoned = shown.stream().anyMatch(object -> object.abandonedBytes() > 0);
        lines.add("  " + CoverageStrip.legend(glyphs, withAbandoned));
        return lines;
    }

    /** Of complete responses: what a reader left or a fault cut short may be fetched again, which is no reading twice. */
    private Map<String, List<Extent>> extents(List<String> keys) {
        return recording.requests().stream()
                .filter(request -> request.outcome() == Outcome.COMPLETE && keys.contains(request.target()))
                .collect(Collectors.groupingBy(
                        RequestRecord::target,
                        Collectors.flatMapping(request -> request.served().stream(), Collectors.toList())));
    }

    private String line(ObjectCoverage object, List<Extent> extents) {
        int cells = width < NARROW ? CELLS_WHERE_NARROW : CELLS;
        String strip = new CoverageStrip(object, extents, cells, glyphs).toString();
        String beginning = "  " + strip + " ".repeat(cells - Cells.width(strip)) + ' '
                + Cells.right(Figures.percent(object.fraction()), 6) + ' '
                + Cells.right(Figures.times(object.rereadFactor()), 5) + ' ';
        String apart = part(object.abandonedBytes(), " abandoned") + part(object.cutShortBytes(), " cut");
        int left = width - Cells.width(beginning) - apart.length();
        String key = Cells.end(Cells.of(object.key(), glyphs), Math.max(6, left), glyphs.ellipsis);
        return Cells.beginning(beginning + key + apart, width, glyphs.ellipsis);
    }

    private static String part(long bytes, String name) {
        return bytes == 0 ? "" : ", " + Figures.bytes(bytes) + name;
    }
}
