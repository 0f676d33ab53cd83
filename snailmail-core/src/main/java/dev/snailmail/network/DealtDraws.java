package dev.snailmail.network;

import dev.snailmail.locking.GuardedBy;
import org.apache.commons.rng.core.source64.SplitMix64;

/** Draws of one generator, dealt in the order in which requests come. */
final class DealtDraws {

    private final Object lock = new Object();

    @GuardedBy("lock")
    private final SplitMix64 random;

    DealtDraws(long seed) {
        this.random = new SplitMix64(seed);
    }

    long nextNanos(Latency latency, Asked asked) {
        synchronized (lock) {
            return latency.sampleNanos(random, asked);
        }
    }
}
