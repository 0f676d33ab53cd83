package dev.snailmail.examples.bench.growth;

import dev.snailmail.examples.bench.result.Figure;
import dev.snailmail.examples.bench.result.Goal;
import dev.snailmail.examples.bench.result.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The costs of a request at several sizes of one thing, the smallest first, which took turns. */
final class Growth {

    private static final Goal FLAT = Goal.atMost(1.5).stretch(1.2);

    private final Map<String, List<Cost>> costs = new LinkedHashMap<>();

    /** Adds what was measured in the next round. */
    void add(String size, Cost cost) {
        costs.computeIfAbsent(size, first -> new ArrayList<>()).add(cost);
    }

    /** Adds a row for each size to each figure; a ratio is one of two costs of the same round. */
    void tell(Figures figures) {
        String smallest = costs.keySet().iterator().next();
        costs.forEach((size, measured) -> {
            if (!size.equals(smallest)) {
                figures.ratio().add(size, ratios(size, smallest), FLAT);
            }
            figures.cpu().add(size, spread(measured, Cost::cpuMicros));
            figures.rate().add(size, spread(measured, Cost::requestsPerSecond));
        });
    }

    /** Adds a row for one size beside another than the smallest. */
    void compare(String size, String smaller, Figure ratio) {
        ratio.add(size + ", beside " + smaller, ratios(size, smaller), FLAT);
    }

    private Spread ratios(String size, String smaller) {
        List<Cost> over = costs.get(size);
        List<Cost> under = costs.get(smaller);
        return Spread.of(IntStream.range(0, over.size())
                .mapToObj(
                        round -> over.get(round).cpuMicros() / under.get(round).cpuMicros())
                .toList());
    }

    private static Spread spread(List<Cost> measured, Function<Cost, Double> figure) {
        return Spread.of(measured.stream().map(figure).toList());
    }
}
