package dev.snailmail.examples;

import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What designs of one reader cost, a row each: what was counted, and what it would have taken on some networks. */
final class DesignTable {

    /** Behind which column the rounds end; they are aligned to the right. */
    static final int ROUNDS_END = 29;

    /** How wide what was counted is; the rest of a row are estimates. */
    static final int COUNTED_WIDTH = ROUNDS_END + 26;

    private static final String COUNTED = "  %-20s%7s%6s%8s%12s";
    private static final int NARROWEST = 7;

    private final Map<String, Network> networks = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    DesignTable(List<String> presets) {
        presets.forEach(preset -> networks.put(preset, Network.presets().get(preset)));
        lines.add(" ".repeat(COUNTED_WIDTH + 2) + "would take, estimated, on");
        lines.add(counted("reader", "rounds", "GETs", "bytes", "read again") + estimated(networks.keySet()));
    }

    DesignTable row(String design, Recording cost) {
        String counted = counted(
                design,
                grouped(cost.roundTrips().depth()),
                grouped(cost.gets()),
                grouped(cost.bytesSent()),
                grouped(cost.coverage().rereadBytes()));
        lines.add(counted
                + estimated(cost.whatIf(networks).wallTimes().values().stream()
                        .map(time -> String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9))
                        .toList()));
        return this;
    }

    private static String counted(String design, String rounds, String gets, String bytes, String again) {
        return String.format(Locale.ROOT, COUNTED, design, rounds, gets, bytes, again);
    }

    /** Each as wide as the name of its network, which stands above it. */
    private String estimated(Collection<String> cells) {
        StringBuilder line = new StringBuilder();
        Iterator<String> names = networks.keySet().iterator();
        for (String cell : cells) {
            int width = Math.max(NARROWEST, names.next().length());
            line.append("  ").append(" ".repeat(width - cell.length())).append(cell);
        }
        return line.toString();
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@return the heading, two lines of it, and the rows} */
    List<String> lines() {
        return lines;
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
