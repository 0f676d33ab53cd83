package dev.snailmail.report;

import dev.snailmail.recording.FaultUse;
import dev.snailmail.recording.Recording;
import dev.snailmail.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** What became of each planned fault, in lines of text. */
final class FaultLines {

    private static final int MOST = 8;
    private static final String NO_FAULTS = "none";

    private FaultLines() {}

    /** A line for each rule, as long as it takes. */
    static List<String> of(Recording recording) {
        return of(recording, (rule, outcome) -> "  " + Printable.inLine(rule) + outcome);
    }

    /** A line for each rule, whose text is cut to leave room for what became of it. */
    static List<String> cutTo(int width, Recording recording, Glyphs glyphs) {
        return of(recording, (rule, outcome) -> {
            String line = "planned fault: " + Cells.of(rule, glyphs);
            return Cells.beginning(line, width - outcome.length(), glyphs.ellipsis) + outcome;
        });
    }

    private static List<String> of(Recording recording, BiFunction<String, String, String> line) {
        List<String> lines = new ArrayList<>();
        List<FaultUse> uses = recording.faultUses();
        uses.stream().limit(MOST).forEach(use -> lines.add(line.apply(use.rule(), " -> " + use.outcome())));
        if (uses.size() > MOST) {
            lines.add("  ... and " + (uses.size() - MOST) + " more");
        } else if (uses.isEmpty() && !recording.plannedFaults().equals(NO_FAULTS)) {
            // A recording from a file may know no more of them.
            lines.add(line.apply(recording.plannedFaults(), ""));
        }
        return lines;
    }
}
