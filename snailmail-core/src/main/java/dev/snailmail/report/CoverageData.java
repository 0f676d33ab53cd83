package dev.snailmail.report;

import dev.snailmail.analysis.ObjectCoverage;
import dev.snailmail.exchange.Extent;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** Which bytes were read of the objects of which the most were, as runs of cells that are alike. */
final class CoverageData {

    private static final int CELLS = 256;

    /** A page of more is not read; the others are counted. */
    private static final int OBJECTS = 60;

    private static final double HUNDREDTHS = 100;

    private final List<ObjectCoverage> objects;
    private final int others;
    private final Map<String, List<Extent>> extents;
    private final Map<String, Integer> requests = new HashMap<>();

    CoverageData(Recording recording) {
        List<ObjectCoverage> all = recording.coverage().byKey().values().stream()
                .filter(object -> bytes(object) > 0)
                .sorted(Comparator.comparingDouble(CoverageData::bytes)
                        .reversed()
                        .thenComparing(ObjectCoverage::key))
                .toList();
        this.objects = all.subList(0, Math.min(OBJECTS, all.size()));
        this.others = all.size() - objects.size();
        // Of complete responses: what a reader left or a fault cut short may be fetched again, which is no reading
        // twice.
        this.extents = recording.requests().stream()
                .filter(request -> request.outcome() == Outcome.COMPLETE
                        && request.objectSize().isPresent())
                .collect(Collectors.groupingBy(
                        RequestRecord::target,
                        Collectors.flatMapping(request -> request.served().stream(), Collectors.toList())));
        recording.requests().forEach(request -> requests.merge(request.target(), 1, Integer::sum));
    }

    private static double bytes(ObjectCoverage object) {
        return (double) object.sentBytes() + object.cutShortBytes();
    }

    void write(JsonGenerator json) {
        json.writeObjectPropertyStart("coverage");
        json.writeNumberProperty("others", others);
        json.writeArrayPropertyStart("objects");
        objects.forEach(object -> write(object, json));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(ObjectCoverage object, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("key", object.key());
        ScriptJson.exact(json, "size", object.size().orElse(0));
        ScriptJson.exact(json, "covered", object.covered().length());
        ScriptJson.exact(json, "sent", object.sentBytes());
        ScriptJson.exact(json, "abandoned", object.abandonedBytes());
        ScriptJson.exact(json, "cutShort", object.cutShortBytes());
        json.writeNumberProperty("factor", object.rereadFactor());
        json.writeNumberProperty("requests", requests.getOrDefault(object.key(), 0));
        CoverageCells cells = new CoverageCells(object, extents.getOrDefault(object.key(), List.of()), CELLS);
        json.writeNumberProperty("cells", cells.count());
        json.writeArrayPropertyStart("runs");
        runs(cells, json);
        json.writeEndArray();
        json.writeEndObject();
    }

    /**
     * For each run three numbers: its cells, the percent read of each, and how often complete responses sent it on
     * average, in hundredths; 0 where only responses that their reader left did.
     */
    private static void runs(CoverageCells cells, JsonGenerator json) {
        for (int cell = 0; cell < cells.count(); ) {
            int percent = percent(cells, cell);
            long times = times(cells, cell);
            int first = cell;
            while (cell < cells.count() && percent(cells, cell) == percent && times(cells, cell) == times) {
                cell++;
            }
            json.writeNumber(cell - first);
            json.writeNumber(percent);
            json.writeNumber(times);
        }
    }

    /** Only nothing is 0, and only all of it is 100. */
    private static int percent(CoverageCells cells, int cell) {
        if (cells.isReadWhole(cell)) {
            return 100;
        }
        return cells.isRead(cell) ? (int) Math.max(1, Math.min(99, Math.round(cells.fraction(cell) * HUNDREDTHS))) : 0;
    }

    /** Only what nothing was read twice of is 100. */
    private static long times(CoverageCells cells, int cell) {
        long times = Math.round(cells.times(cell) * HUNDREDTHS);
        return cells.isReadAgain(cell) ? Math.max(101, times) : Math.min(100, times);
    }
}
