package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.network.Network;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WhatIfPropertiesTest {

    private static final int TRACES = 300;
    private static final List<String> NETWORKS = List.of(
            "fixed(20ms)",
            "lognormal(mode=45ms, sigma=0.5)",
            "lognormal(mode=10ms, sigma=0.4), 20MB/s, connect(30ms)",
            "exponential(30ms), perConnection(5MB/s)",
            "fixed(30ms), 3MB/s, perConnection(1MB/s), slowStart(40ms), up(500kB/s)",
            "exponential(5ms), fifo(5MB/s)");

    private final Random random = new Random(11);

    /** Connections that are taken up again after pauses, some of them never, and requests that never end. */
    private List<TracedRequest> requests() {
        List<TracedRequest> requests = new ArrayList<>();
        int connections = 1 + random.nextInt(6);
        for (int connection = 0; connection < connections; connection++) {
            long tick = random.nextInt(30_000_000);
            int count = random.nextInt(12);
            for (int nth = 1; nth <= count; nth++) {
                long end = tick + random.nextInt(60_000_000);
                requests.add(new TracedRequest(
                        requests.size() + 1,
                        asked(connection, nth),
                        200,
                        random.nextInt(200_000),
                        random.nextInt(4) == 0 ? random.nextInt(50_000) : 0,
                        tick,
                        end,
                        nth < count || random.nextInt(10) > 0,
                        random.nextInt(20) > 0));
                tick = end + random.nextInt(random.nextBoolean() ? 1_000_000 : 40_000_000);
            }
        }
        return requests;
    }

    private RequestInfo asked(int connection, int nth) {
        return new RequestInfo("GET", "key" + connection + nth, "", HeaderLines.none(), connection, nth);
    }

    private static Trace trace(List<TracedRequest> requests, Duration wall) {
        return Trace.of(requests, wall, 0);
    }

    private Duration wall(List<TracedRequest> requests) {
        long end = requests.stream().mapToLong(TracedRequest::end).max().orElse(0);
        return Duration.ofNanos(random.nextInt(4) == 0 ? end / 2 : end + random.nextInt(10_000_000));
    }

    @Test
    void eachIsReplayedOnceAndThePartsMakeTheWhole() {
        for (int i = 0; i < TRACES; i++) {
            List<TracedRequest> requests = requests();
            Trace trace = trace(requests, wall(requests));
            for (String network : NETWORKS) {
                WhatIf estimate = WhatIf.of(trace, Network.parse(network));
                assertThat(estimate.requests()).hasSameSizeAs(requests);
                assertThat(estimate.thinking()).isGreaterThanOrEqualTo(Duration.ZERO);
                for (EstimatedRequest request : estimate.requests()) {
                    assertThat(request.end()).isGreaterThanOrEqualTo(request.start());
                }
                assertOneAtATimeOnEachConnection(requests, estimate);
            }
        }
    }

    private static void assertOneAtATimeOnEachConnection(List<TracedRequest> requests, WhatIf estimate) {
        Map<Long, Duration> free = new HashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            EstimatedRequest request = estimate.requests().get(i);
            Duration before = free.put(requests.get(i).request().connectionId(), request.end());
            assertThat(request.start()).isGreaterThanOrEqualTo(before == null ? Duration.ZERO : before);
        }
    }

    /** What was estimated is a trace itself; replayed on the same network, nothing moves. */
    @Test
    void theNetworkOfTheTraceChangesNothing() {
        for (int i = 0; i < TRACES; i++) {
            List<TracedRequest> requests = requests();
            Trace trace = trace(requests, wall(requests));
            for (String spec : NETWORKS) {
                Network network = Network.parse(spec);
                WhatIf first = WhatIf.of(trace, network);
                List<TracedRequest> moved = new ArrayList<>();
                for (int r = 0; r < requests.size(); r++) {
                    moved.add(moved(requests.get(r), first.requests().get(r)));
                }
                WhatIf second = WhatIf.of(trace(moved, first.wallTime()), network);
                assertThat(second.requests()).as(spec).isEqualTo(first.requests());
                assertThat(second.wallTime()).isEqualTo(first.wallTime());
            }
        }
    }

    private static TracedRequest moved(TracedRequest request, EstimatedRequest to) {
        return new TracedRequest(
                request.ordinal(),
                request.request(),
                request.status(),
                request.bytesSent(),
                request.bytesReceived(),
                to.start().toNanos(),
                to.end().toNanos(),
                request.hasEnded(),
                request.answered());
    }
}
