package dev.snailmail.assertj;

import dev.snailmail.recording.Recording;
import dev.snailmail.report.FailureText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A comparison of the costs of two readers, figure by figure. */
final class CostComparison {

    private static final String ROUND_TRIPS = "round trips deep";
    private static final String ROW = "\n  %-18s %,15d %,15d%s";

    private final List<Figure> figures;
    private final Recording one;
    private final Recording other;

    private record Figure(String name, long one, long other) {
        boolean worse() {
            return one > other;
        }

        String row() {
            return String.format(Locale.ROOT, ROW, name, one, other, worse() ? "  more" : "");
        }
    }

    private CostComparison(List<Figure> figures, Recording one, Recording other) {
        this.figures = figures;
        this.one = one;
        this.other = other;
    }

    static CostComparison of(Recording one, Recording other) {
        List<Figure> figures = List.of(
                new Figure("GETs", one.gets(), other.gets()),
                new Figure(
                        ROUND_TRIPS,
                        one.roundTrips().depth(),
                        other.roundTrips().depth()),
                new Figure("bytes sent", one.bytesSent(), other.bytesSent()),
                new Figure(
                        "bytes read again",
                        one.coverage().rereadBytes(),
                        other.coverage().rereadBytes()),
                new Figure("connections used", one.connectionsUsed(), other.connectionsUsed()));
        return new CostComparison(figures, one, other);
    }

    /** {@return the figures in which the one costs more than the other} */
    List<String> worse() {
        return figures.stream().filter(Figure::worse).map(Figure::name).toList();
    }

    String text() {
        String table = figures.stream().map(Figure::row).collect(Collectors.joining());
        return "\nexpected cost: no more than that of the other"
                + "\nbut was more in: " + String.join(", ", worse())
                + String.format(Locale.ROOT, "\n  %-18s %15s %15s", "", "this", "the other")
                + table
                + remarks()
                + where()
                + dropped("this", one)
                + dropped("the other", other);
    }

    private String remarks() {
        return worse().contains(ROUND_TRIPS)
                ? FailureText.withoutLatency(one).stream()
                        .map(remark -> "\n" + remark)
                        .collect(Collectors.joining())
                : "";
    }

    private String where() {
        String here = circumstances(one);
        String there = circumstances(other);
        return here.equals(there) ? here : here + "\nof the other:" + there;
    }

    private static String circumstances(Recording recording) {
        return "\nseed: " + recording.seed() + "\nnetwork: " + recording.network();
    }

    private static String dropped(String which, Recording recording) {
        long dropped = recording.requestsDropped();
        return dropped == 0
                ? ""
                : "\nThe list of " + which + " has rolled: its first " + dropped
                        + " requests are not in the round trips and the bytes read again.";
    }
}
