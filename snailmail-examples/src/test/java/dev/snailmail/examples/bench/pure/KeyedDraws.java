package dev.snailmail.examples.bench.pure;

import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.network.Delays;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** A log-normal draw as it is unless set otherwise: keyed by method, key and range, and by how often these three came. */
@State(Scope.Benchmark)
public class KeyedDraws {

    private static final int OK = 200;

    private Delays delays;

    @Setup(Level.Iteration)
    public void begin() {
        delays = Delays.of(Network.builder()
                .latency(Latency.logNormal(Duration.ofMillis(45)))
                .build());
    }

    @Benchmark
    @Threads(1)
    public long byOneThread(SomeRequests some) {
        return delays.nanosFor(some.next(), OK);
    }

    @Benchmark
    @Threads(2)
    public long byTwoThreads(SomeRequests some) {
        return delays.nanosFor(some.next(), OK);
    }

    /** Asked for in turn by one thread. */
    @State(Scope.Thread)
    public static class SomeRequests {

        private final RequestInfo[] requests = RangeRequests.of("folder/object.bin", 4096);
        private int next;

        RequestInfo next() {
            return requests[next++ & requests.length - 1];
        }
    }
}
