package dev.snailmail.analysis;

import dev.snailmail.network.Network;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.rng.core.source64.SplitMix64;

/** Replays a trace on one network, with one seed or with many. */
final class Estimation {

    /** Takes a fraction of a second. */
    private static final double MOST_SLICES = 1 << 20;

    /** As many as servers cut short bodies into, so that bodies share pipes. */
    private static final double MORE_PER_REQUEST = 16;

    /** Each of many replays is coarser, so that all of them take a fraction of a second. */
    private static final double MORE_PER_REQUEST_OF_MANY = 2;

    /** Few requests are replayed with more seeds, as their median varies more. */
    private static final int DRAWS = 200_000;

    private static final int DRAWS_IN_SLICES = 20_000;
    private static final int MOST_SEEDS = 10_001;
    private static final double TENTH = 0.1;

    private final Trace trace;
    private final Network network;

    private Estimation(Trace trace, Network network) {
        this.trace = trace;
        this.network = network;
    }

    static Estimation of(Trace trace, Network network) {
        return new Estimation(trace, network);
    }

    /** One replay, as a server with this seed would draw. */
    Replayed replay(long seed) {
        return replay(seed, slices(MOST_SLICES, MORE_PER_REQUEST));
    }

    /** In slices as coarse as that makes them. */
    Replayed replay(long seed, double mostSlices) {
        return replayed(seed, QueuedReplay.run(trace, seeded(seed), mostSlices));
    }

    private double slices(double most, double morePerRequest) {
        return most + morePerRequest * trace.requests().size();
    }

    private Network seeded(long seed) {
        return network.seed() == seed ? network : network.toBuilder().seed(seed).build();
    }

    private Replayed replayed(long seed, ReplayTimes times) {
        return new Replayed(network, seed, trace, times);
    }

    /** The median over many seeds, or one replay where nothing is drawn. */
    WhatIf estimate(long seed) {
        return network.isDrawn() ? overSeeds(seed) : single(seed);
    }

    private WhatIf single(long seed) {
        Replayed only = replay(seed);
        return new WhatIf(only, only.wallTime(), only.wallTime(), 1, trust(seed));
    }

    private WhatIf overSeeds(long seed) {
        long[] seeds = seeds(seed);
        LongFunction<ReplayTimes> run = many(trace);
        long[] walls = Arrays.stream(seeds)
                .parallel()
                .map(one -> run.apply(one).wallNanos())
                .toArray();
        Integer[] byWall = IntStream.range(0, seeds.length).boxed().toArray(Integer[]::new);
        Arrays.sort(byWall, Comparator.comparingLong(nth -> walls[nth]));
        int tenth = (int) (TENTH * seeds.length);
        long median = seeds[byWall[seeds.length / 2]];
        return new WhatIf(
                replayed(median, run.apply(median)),
                Duration.ofNanos(walls[byWall[tenth]]),
                Duration.ofNanos(walls[byWall[seeds.length - 1 - tenth]]),
                seeds.length,
                trust(median));
    }

    private long[] seeds(long seed) {
        int draws = DirectReplay.isPossible(network) ? DRAWS : DRAWS_IN_SLICES;
        int enough = draws / Math.max(1, trace.requests().size());
        int count = Math.max(WhatIf.LEAST_SEEDS, Math.min(enough, MOST_SEEDS));
        SplitMix64 derived = new SplitMix64(seed);
        // An odd number has a median.
        return LongStream.generate(derived::nextLong).limit(count | 1).toArray();
    }

    private LongFunction<ReplayTimes> many(Trace of) {
        if (DirectReplay.isPossible(network)) {
            return DirectReplay.of(of, network)::run;
        }
        double mostSlices = slices(MOST_SLICES / WhatIf.LEAST_SEEDS, MORE_PER_REQUEST_OF_MANY);
        return one -> QueuedReplay.run(of, seeded(one), mostSlices);
    }

    private DependencyTrust trust(long seed) {
        int dependent = 0;
        int doubtful = 0;
        for (Dependency dependency : trace.dependencies().all()) {
            dependent += dependency.dependents().size();
            doubtful += dependency.isDoubtful() ? dependency.dependents().size() : 0;
        }
        if (doubtful == 0) {
            return new DependencyTrust(dependent, 0, Duration.ZERO);
        }
        Trace without = trace.withoutDoubtful();
        return new DependencyTrust(
                dependent, doubtful, Duration.ofNanos(many(without).apply(seed).wallNanos()));
    }
}
