package dev.snailmail.network;

import dev.snailmail.exchange.Misses;
import dev.snailmail.exchange.RequestInfo;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apiguardian.api.API;

/**
 * The delays of the same requests in the same order, drawn again and again with other seeds. A draw is that of
 * {@link Delays} in a round in which the requests arrive in this order. Immutable.
 */
@API(status = API.Status.INTERNAL)
public final class RepeatedDelays {

    private static final long LONGEST_NANOS = 1L << 60;

    private final Latency latency;
    private final Asked[] asked;

    /** For each request what it is, as a number, and how many like it came before; null if draws are dealt. */
    private final long[] kinds;

    private final int[] occurrences;

    private RepeatedDelays(Latency latency, Asked[] asked, long[] kinds, int[] occurrences) {
        this.latency = latency;
        this.asked = asked;
        this.kinds = kinds;
        this.occurrences = occurrences;
    }

    /**
     * Prepares the draws of some requests.
     *
     * @param <T> the requests
     * @param network whose latency and draws to use
     * @param requests the requests, in order of arrival
     * @param info what each asks for
     * @param status the HTTP status that each is answered with
     * @return their delays
     */
    public static <T> RepeatedDelays of(
            Network network,
            List<T> requests,
            java.util.function.Function<T, RequestInfo> info,
            ToIntFunction<T> status) {
        Draws draws = network.draws();
        Asked[] asked = new Asked[requests.size()];
        long[] kinds = draws.areKeyed() ? new long[asked.length] : null;
        int[] occurrences = new int[asked.length];
        Occurrences counted = new Occurrences();
        for (int i = 0; i < asked.length; i++) {
            RequestInfo request = info.apply(requests.get(i));
            asked[i] = new Asked(request, Misses.isMiss(request.method(), status.applyAsInt(requests.get(i))));
            if (kinds != null) {
                kinds[i] = DrawKey.of(request, draws);
                occurrences[i] = draws.areKeyedBy(Draws.Part.OCCURRENCE) ? counted.next(kinds[i]) : 0;
            }
        }
        return new RepeatedDelays(network.latency(), asked, kinds, occurrences);
    }

    /**
     * Draws the delays of all requests.
     *
     * @param seed what to draw with
     * @return nanoseconds for each request, not negative
     */
    public long[] nanos(long seed) {
        SplitMix64 dealt = kinds == null ? new SplitMix64(seed) : null;
        long[] nanos = new long[asked.length];
        for (int i = 0; i < nanos.length; i++) {
            SplitMix64 random = dealt != null ? dealt : new SplitMix64(DrawKey.mix(kinds[i], seed, occurrences[i]));
            long drawn = latency.isConstant() ? latency.sampleNanos(null) : latency.sampleNanos(random, asked[i]);
            nanos[i] = Math.min(drawn, LONGEST_NANOS);
        }
        return nanos;
    }
}
