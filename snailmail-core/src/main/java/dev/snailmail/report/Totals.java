package dev.snailmail.report;

import dev.snailmail.analysis.Retries;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands above a picture: the counts, what they were made on, and what is missing. */
final class Totals {

    /** Behind the bytes that were read again. */
    private static final int AT_RETRIES = 3;

    private Totals() {}

    static List<String> of(Recording recording, boolean withNetwork, int width, Glyphs glyphs) {
        List<String> lines = new ArrayList<>(filled(counts(recording), width));
        if (withNetwork) {
            String seed = ", seed " + recording.seed();
            lines.add(Cells.beginning(Cells.of(recording.network(), glyphs), width - seed.length(), glyphs.ellipsis)
                    + seed);
            lines.addAll(FaultLines.cutTo(width, recording, glyphs));
        }
        if (recording.requestsDropped() > 0) {
            String dropped = "not in the picture, nor in what is re-read and deep: the first "
                    + Figures.count(recording.requestsDropped(), "request");
            lines.add(Cells.beginning(dropped, width, glyphs.ellipsis));
        }
        return lines;
    }

    private static List<String> counts(Recording recording) {
        List<String> counts = new ArrayList<>(List.of(
                requests(recording),
                Figures.count(recording.bytesSent(), "byte"),
                String.format(Locale.ROOT, "%,d re-read", recording.coverage().rereadBytes()),
                Figures.count(recording.roundTrips().depth(), "round trip") + " deep",
                "up to " + recording.maxInFlight() + " in flight",
                Figures.count(recording.connectionsUsed(), "connection"),
                Figures.duration(recording.wallTime())));
        Retries<RequestRecord> retries = recording.retries();
        if (retries.count() > 0) {
            String saved =
                    retries.savedBytes() == 0 ? "" : " (" + Figures.count(retries.savedBytes(), "byte") + " saved)";
            counts.add(AT_RETRIES, Figures.count(retries.count(), "retry", "retries") + saved);
        }
        return counts;
    }

    private static String requests(Recording recording) {
        String gets = Figures.count(recording.gets(), "GET");
        return recording.gets() == recording.requestCount()
                ? gets
                : Figures.count(recording.requestCount(), "request") + " (" + gets + ")";
    }

    /** As many on a line as fit, with commas between. */
    private static List<String> filled(List<String> parts, int width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String part : parts) {
            String longer = line.isEmpty() ? part : line + ", " + part;
            boolean last = part.equals(parts.get(parts.size() - 1));
            // The comma behind it takes a column too.
            if (longer.length() + (last ? 0 : 1) <= width) {
                line = longer;
            } else {
                lines.add(line + ',');
                line = part;
            }
        }
        lines.add(line);
        return lines;
    }
}
