package dev.snailmail.report;

import dev.snailmail.analysis.ByteUse;
import dev.snailmail.analysis.Retries;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands above a picture: the counts, what they were made on, and what is missing. */
final class Totals {

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
        List<String> counts = new ArrayList<>();
        counts.add(requests(recording));
        counts.addAll(bytes(recording));
        Retries<RequestRecord> retries = recording.retries();
        if (retries.count() > 0) {
            counts.add(retries(retries));
        }
        counts.add(Figures.count(recording.roundTrips().depth(), "round trip") + " deep");
        counts.add("up to " + recording.maxInFlight() + " in flight");
        counts.add(Figures.count(recording.connectionsUsed(), "connection"));
        counts.add(Figures.duration(recording.wallTime()));
        return counts;
    }

    /** The bytes sent, and their parts; without those read once if they are all but the bytes read again. */
    private static List<String> bytes(Recording recording) {
        ByteUse use = recording.coverage().use();
        List<String> others = new ArrayList<>();
        addPart(others, use.abandoned(), "abandoned");
        addPart(others, use.cutShort(), "cut short");
        addPart(others, use.ofNoObject(), "of no object");
        addPart(others, recording.bytesSent() - use.total(), "not listed");
        List<String> bytes = new ArrayList<>();
        bytes.add(Figures.count(recording.bytesSent(), "byte"));
        if (!others.isEmpty()) {
            addPart(bytes, use.readOnce(), "read once");
        }
        bytes.add(String.format(Locale.ROOT, "%,d re-read", use.readAgain()));
        bytes.addAll(others);
        return bytes;
    }

    private static void addPart(List<String> parts, long bytes, String name) {
        if (bytes > 0) {
            parts.add(String.format(Locale.ROOT, "%,d %s", bytes, name));
        }
    }

    private static String retries(Retries<RequestRecord> retries) {
        String saved = retries.savedBytes() == 0 ? "" : " (" + Figures.count(retries.savedBytes(), "byte") + " saved)";
        return Figures.count(retries.count(), "retry", "retries") + saved;
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
