package dev.snailmail.examples.bench.start;

import dev.snailmail.examples.bench.result.Spread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Measurements of several things that took turns, so that those of one round had the same machine. */
final class InTurn<K, T> {

    /** How one of them is measured. */
    @FunctionalInterface
    interface Measure<K, T> {
        T of(K kind) throws Exception;
    }

    private final Map<K, List<T>> taken = new LinkedHashMap<>();

    /** All of them, each round in another order. */
    static <K, T> InTurn<K, T> measure(List<K> kinds, int warmUps, int rounds, Measure<K, T> measure) throws Exception {
        InTurn<K, T> all = new InTurn<>();
        kinds.forEach(kind -> all.taken.put(kind, new ArrayList<>()));
        List<K> order = new ArrayList<>(kinds);
        for (int round = -warmUps; round < rounds; round++) {
            Collections.rotate(order, round % 2 == 0 ? 1 : 2);
            for (K kind : order) {
                T one = measure.of(kind);
                if (round >= 0) {
                    all.taken.get(kind).add(one);
                }
            }
        }
        return all;
    }

    Spread of(K kind, ToDoubleFunction<T> quantity) {
        return Spread.of(taken.get(kind).stream().map(quantity::applyAsDouble).toList());
    }

    /** One beside another, round by round. */
    Spread ratio(K kind, K other, ToDoubleFunction<T> quantity) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < taken.get(kind).size(); i++) {
            ratios.add(quantity.applyAsDouble(taken.get(kind).get(i))
                    / quantity.applyAsDouble(taken.get(other).get(i)));
        }
        return Spread.of(ratios);
    }
}
