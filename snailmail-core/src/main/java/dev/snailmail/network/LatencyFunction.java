package dev.snailmail.network;

import dev.snailmail.exchange.RequestInfo;
import java.time.Duration;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A law of latency as a function, for what no other law can say; see {@link Latency#of}.
 *
 * <p>It is called once for each request, on an I/O thread of the server, and by several of them at once: it must
 * return quickly, wait for nothing, and keep no state that is not safe for use by several threads. To be
 * reproducible, it takes all its randomness from the generator that it is given, and depends on nothing but its
 * arguments.
 */
@FunctionalInterface
public interface LatencyFunction {

    /**
     * Draws the latency of one request.
     *
     * @param random a generator that is seeded for this request, or {@linkplain Draws#inArrivalOrder() the one of all
     *     requests}; not to be kept
     * @param request what was asked; not to be kept
     * @return how long the request waits before its first byte, not negative. With null, a negative latency or an
     *     exception the request waits not at all, and the first time a warning is logged
     */
    Duration latency(UniformRandomProvider random, RequestInfo request);
}
