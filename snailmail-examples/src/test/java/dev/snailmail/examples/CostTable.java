package dev.snailmail.examples;

import dev.snailmail.ServerHandle;
import dev.snailmail.recording.Recording;
import java.util.Locale;

/** What readers of one file cost, side by side. */
final class CostTable {

    private static final String ROW = "  %-12s %6s %10s %15s %11s%n";

    private final StringBuilder text = new StringBuilder();

    CostTable(String title, ServerHandle server) {
        text.append(String.format(
                "%n%s%nover %s, seed %d%n%n",
                title, server.network(), server.network().seed()));
        text.append(String.format(ROW, "reader", "GETs", "bytes", "peak in flight", "wall time"));
    }

    CostTable row(String reader, Recording cost) {
        text.append(String.format(
                Locale.ROOT,
                ROW,
                reader,
                cost.gets(),
                String.format(Locale.ROOT, "%,d", cost.bytesSent()),
                cost.maxInFlight(),
                String.format(Locale.ROOT, "%,d ms", cost.wallTime().toMillis())));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
