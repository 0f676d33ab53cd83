package dev.snailmail.junit5;

import dev.snailmail.recording.Recording;
import dev.snailmail.report.FailureText;
import dev.snailmail.report.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a test cost of one store, against what it may cost. Used by the thread of the test alone. */
final class BudgetCheck {

    private final String test;
    private final ServerInUse server;
    private final StoreBudget budget;
    private final Optional<Ratchet> ratchet;

    private final Map<Figure, Long> expected = new EnumMap<>(Figure.class);
    private final Map<Figure, Long> actual = new EnumMap<>(Figure.class);
    private final List<Violation> violations = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private Recording recording;

    /**
     * @param context the test
     * @param server the server of the store
     * @param budget what it may cost
     */
    BudgetCheck(ExtensionContext context, ServerInUse server, StoreBudget budget) {
        this.test = Contexts.describeInvocation(context);
        this.server = server;
        this.budget = budget;
        this.ratchet = budget.ratchet().map(where -> Ratchet.of(context, server, where));
    }

    /** A test need not know of a store that it does not see, unless it uses it. */
    boolean isOfHiddenStoreThatNobodyAsked() {
        return server.isHidden() && server.handle().snapshot().requestCount() == 0;
    }

    /** Compares what has happened by now. */
    void run() {
        recording = server.handle().recording();
        if (recording.requestsDropped() > 0) {
            Arrays.stream(Figure.values())
                    .filter(figure ->
                            figure.looksAtList() && (budget.limits().containsKey(figure) || budget.keeps(figure)))
                    .forEach(figure -> remarks.add(
                            FailureText.unknown(figure.words(), recording).strip()));
        }
        budget.limits().forEach(this::compare);
        ratchet.ifPresent(best -> {
            Map<Figure, Long> kept = new EnumMap<>(Figure.class);
            for (Figure figure : Figure.values()) {
                if (budget.keeps(figure)) {
                    kept.put(figure, figure.of(recording));
                }
            }
            best.compare(kept).forEach((figure, bound) -> exceed(figure, bound.most(), bound.words()));
            remarks.addAll(best.remarks());
        });
        if (expected.containsKey(Figure.ROUND_TRIPS)) {
            remarks.addAll(0, FailureText.withoutLatency(recording));
        }
    }

    private void compare(Figure figure, Limit limit) {
        if (figure.of(recording) > limit.most()) {
            exceed(figure, limit.most(), limit.words() + ", says " + limit.where());
        }
    }

    /** A figure that exceeds a limit exceeds the best so far too, which is not reported again. */
    private void exceed(Figure figure, long most, String words) {
        if (expected.putIfAbsent(figure, most) == null) {
            long number = figure.of(recording);
            actual.put(figure, number);
            violations.add(new Violation(figure.words(), words, Long.toString(number), figure.atFault(recording)));
        }
    }

    boolean hasFailed() {
        return !violations.isEmpty() || !remarks.isEmpty();
    }

    /** Writes the figures, or reports that they are better than those in the file; nothing if they are not kept. */
    void keep() {
        ratchet.ifPresent(Ratchet::keep);
    }

    String text() {
        String of = server.label().isEmpty() ? "" : " of " + server.words();
        return violations.isEmpty()
                ? test + " has a budget" + of + " with nothing to compare with:\n" + String.join("\n", remarks)
                : test + " is over its budget" + of + ":" + FailureText.of(violations, remarks, recording);
    }

    /** The figures that should be less, as such. */
    String expected() {
        return Figure.listed(expected);
    }

    /** The same as they are. */
    String actual() {
        return Figure.listed(actual);
    }
}
