package dev.snailmail.network;

import dev.snailmail.exchange.RequestInfo;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apiguardian.api.API;

/**
 * The delays of one round: draws of a latency law that are keyed, not dealt. The delay of a request is a function
 * of the seed, its method, key and range, and of how many requests with the same three came before it in the
 * round. So a request waits the same time whatever else is going on, and in every repetition of the round. Safe
 * for use by any thread.
 */
@API(status = API.Status.INTERNAL)
public final class Delays {

    /** Later than any test waits, and far from overflow when added to a tick. */
    private static final long LONGEST_NANOS = 1L << 60;

    private final Latency latency;
    private final long seed;
    private final Occurrences occurrences;

    private Delays(Latency latency, long seed, Occurrences occurrences) {
        this.latency = latency;
        this.seed = seed;
        this.occurrences = occurrences;
    }

    /**
     * Begins a round.
     *
     * @param network whose latency and seed to draw with
     * @return its delays, no request seen yet
     */
    public static Delays of(Network network) {
        return new Delays(network.latency(), network.seed(), new Occurrences());
    }

    /**
     * Goes on with another network in the same round.
     *
     * @param network whose latency and seed to draw with from now on
     * @return delays that go on counting the same requests
     */
    public Delays with(Network network) {
        return new Delays(network.latency(), network.seed(), occurrences);
    }

    /**
     * Draws the delay of a request. To be called once for each.
     *
     * @param request the request
     * @return nanoseconds, not negative
     */
    public long nanosFor(RequestInfo request) {
        if (latency.isConstant()) {
            return Math.min(latency.sampleNanos(null), LONGEST_NANOS);
        }
        long what = DrawKey.of(request);
        long key = DrawKey.mix(what, seed, occurrences.next(what));
        return Math.min(latency.sampleNanos(new SplitMix64(key)), LONGEST_NANOS);
    }
}
