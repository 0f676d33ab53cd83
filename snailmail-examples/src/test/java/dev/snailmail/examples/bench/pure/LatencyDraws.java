package dev.snailmail.examples.bench.pure;

import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.network.Delays;
import dev.snailmail.network.Draws;
import dev.snailmail.network.Network;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a request pays for its latency. Keyed by a short key and nothing else, which leaves the law itself and a generator seeded
 * for it; a thousand keys take turns, so that no law draws the same again and again.
 */
@State(Scope.Thread)
public class LatencyDraws {

    private static final int REQUESTS = 1 << 10;
    private static final int OK = 200;

    @Param
    public Law law;

    private final RequestInfo[] requests = IntStream.range(0, REQUESTS)
            .mapToObj(i -> RequestInfo.of(i % 8 == 0 ? "HEAD" : "GET", Integer.toString(i), ""))
            .toArray(RequestInfo[]::new);

    private Delays delays;
    private int next;

    @Setup
    public void begin() {
        delays = Delays.of(Network.builder()
                .latency(law.latency())
                .draws(Draws.keyedBy(Draws.Part.KEY))
                .build());
    }

    @Benchmark
    public long draw() {
        return delays.nanosFor(requests[next++ & REQUESTS - 1], OK);
    }
}
