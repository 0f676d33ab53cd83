package dev.snailmail.network;

import dev.snailmail.exchange.Misses;
import dev.snailmail.exchange.RequestInfo;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apiguardian.api.API;

/**
 * The delays of one round: draws of a latency law that are keyed, unless {@linkplain Draws#inArrivalOrder() dealt}. The
 * delay of a request is a function of the seed, its method, key, query and range, and of how many requests with the same
 * four came before it in the round, or of those of them that the network names. So a request waits the same time whatever
 * else is going on, and in every repetition of the round. Safe for use by any thread.
 */
@API(status = API.Status.INTERNAL)
public final class Delays {

    /** Later than any test waits, and far from overflow when added to a tick. */
    private static final long LONGEST_NANOS = 1L << 60;

    private final Latency latency;
    private final long seed;
    private final Draws draws;
    private final Occurrences occurrences;
    private final DealtDraws dealt;

    private Delays(Network network, Occurrences occurrences, DealtDraws dealt) {
        this.latency = network.latency();
        this.seed = network.seed();
        this.draws = network.draws();
        this.occurrences = occurrences;
        this.dealt = dealt;
    }

    /**
     * Begins a round.
     *
     * @param network whose latency, seed and draws to use
     * @return its delays, no request seen yet
     */
    public static Delays of(Network network) {
        return new Delays(network, new Occurrences(), new DealtDraws(network.seed()));
    }

    /**
     * Goes on with another network in the same round.
     *
     * @param network whose latency, seed and draws to use from now on
     * @return delays that go on counting the same requests, and with the same generator if the seed is the same
     */
    public Delays with(Network network) {
        return new Delays(network, occurrences, network.seed() == seed ? dealt : new DealtDraws(network.seed()));
    }

    /**
     * Draws the delay of a request. To be called once for each.
     *
     * @param request the request
     * @param status the HTTP status it is going to be answered with
     * @return nanoseconds, not negative
     */
    public long nanosFor(RequestInfo request, int status) {
        return Math.min(draw(request, status), LONGEST_NANOS);
    }

    private long draw(RequestInfo request, int status) {
        if (latency.isConstant()) {
            return latency.sampleNanos(null);
        }
        Asked asked = new Asked(request, Misses.isMiss(request.method(), status));
        return draws.areKeyed()
                ? latency.sampleNanos(new SplitMix64(keyOf(request)), asked)
                : dealt.nextNanos(latency, asked);
    }

    private long keyOf(RequestInfo request) {
        long what = DrawKey.of(request, draws);
        return DrawKey.mix(what, seed, draws.areKeyedBy(Draws.Part.OCCURRENCE) ? occurrences.next(what) : 0);
    }
}
