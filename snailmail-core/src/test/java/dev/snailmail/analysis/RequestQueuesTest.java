package dev.snailmail.analysis;

import static dev.snailmail.analysis.Estimates.ms;
import static dev.snailmail.analysis.Estimates.replay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.network.Delays;
import dev.snailmail.network.Network;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Requests that one queue hands out to the first free connection, and others that only look alike. */
class RequestQueuesTest {

    private static final int CONNECTIONS = 3;
    private static final int REQUESTS = 12;
    private static final double LATENCY_MS = 20;
    private static final double OWN_MS = 0.5;

    private static final Network VARIES = Network.parse("lognormal(mode=20ms, sigma=1)");

    /** Waves of requests of equal latency, one over each connection; each has a key of its own. */
    private static Trace waves(IntFunction<String> keys) {
        HandMadeTrace trace = new HandMadeTrace();
        for (int i = 0; i < REQUESTS; i++) {
            int wave = i / CONNECTIONS;
            double start = 0.1 * (i % CONNECTIONS) + wave * (LATENCY_MS + OWN_MS);
            trace.get(1 + i % CONNECTIONS, keys.apply(i), 0, start, start + LATENCY_MS);
        }
        return trace.until(REQUESTS * LATENCY_MS);
    }

    private static long latency(Trace trace, int request) {
        return Delays.of(VARIES).nanosFor(trace.requests().get(request).request(), 200);
    }

    /** When the last request ends if each is made over the connection that is free first. */
    private static Duration handedOut(Trace trace) {
        PriorityQueue<Long> free = new PriorityQueue<>();
        long last = 0;
        for (int i = 0; i < REQUESTS; i++) {
            long start = i < CONNECTIONS
                    ? ms(0.1 * i).toNanos()
                    : free.remove() + ms(OWN_MS).toNanos();
            free.add(start + latency(trace, i));
            last = Math.max(last, start + latency(trace, i));
        }
        return Duration.ofNanos(last);
    }

    /** When the last request ends if each is made over the connection of the recording. */
    private static Duration oneByOne(Trace trace) {
        Map<Integer, Long> free = new HashMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            long start = i < CONNECTIONS
                    ? ms(0.1 * i).toNanos()
                    : free.get(i % CONNECTIONS) + ms(OWN_MS).toNanos();
            free.put(i % CONNECTIONS, start + latency(trace, i));
        }
        return Duration.ofNanos(
                free.values().stream().max(Comparator.naturalOrder()).orElseThrow());
    }

    private static Duration lastEnd(Trace trace) {
        return replay(trace, VARIES).requests().stream()
                .map(EstimatedRequest::end)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Test
    void requestsInAscendingOrderGoToTheFirstFreeConnection() {
        Trace trace = waves(i -> "chunk-" + i);
        assertThat(handedOut(trace)).isLessThan(oneByOne(trace));
        assertThat(lastEnd(trace)).isEqualTo(handedOut(trace));
    }

    @Test
    void requestsThatOvertakeEachOtherWithinAMomentAreStillInOrder() {
        Trace trace = waves(i -> "chunk-" + (i - i % CONNECTIONS + (CONNECTIONS - 1 - i % CONNECTIONS)));
        assertThat(lastEnd(trace)).isEqualTo(handedOut(trace));
    }

    @Test
    void connectionsThatReadObjectsOfTheirOwnProceedAlone() {
        Trace trace = waves(i -> "file-" + i % CONNECTIONS + "/chunk-" + i / CONNECTIONS);
        assertThat(lastEnd(trace)).isEqualTo(oneByOne(trace));
    }

    @Test
    void requestsInDescendingOrderShowNoQueue() {
        Trace trace = waves(i -> "chunk-" + (REQUESTS - i));
        assertThat(lastEnd(trace)).isEqualTo(oneByOne(trace));
    }

    /** In order of key all the same, as the second connection reads what is behind all that the first reads. */
    @Test
    void oneConnectionAfterTheOtherShowsNoQueue() {
        HandMadeTrace trace = new HandMadeTrace();
        for (int i = 0; i < REQUESTS; i++) {
            trace.get(1 + i / 6, "chunk-" + i, 0, 20.5 * i - (i < 6 ? 0 : 1), 20.5 * i - (i < 6 ? 0 : 1) + LATENCY_MS);
        }
        assertThat(trace.until(300).queues().count()).isZero();
    }

    @Test
    void oneWaveShowsNoQueue() {
        HandMadeTrace wave = new HandMadeTrace();
        for (int i = 0; i < CONNECTIONS; i++) {
            wave.get(1 + i, "chunk-" + i, 0, 0.1 * i, 0.1 * i + LATENCY_MS);
        }
        assertThat(wave.until(30).queues().count()).isZero();
    }

    @Test
    void oneConnectionIsNoQueue() {
        HandMadeTrace alone = new HandMadeTrace();
        for (int i = 0; i < REQUESTS; i++) {
            alone.get(1, "chunk-" + i, 0, 21 * i, 21 * i + LATENCY_MS);
        }
        assertThat(alone.until(300).queues().count()).isZero();
    }

    /** Its readers read one array after the other, over the same connections. */
    @Test
    void aSecondQueueMayUseTheConnectionsOfTheFirst() {
        Trace trace = waves(i -> (i < REQUESTS / 2 ? "z/" : "a/") + i);
        assertThat(trace.queues().count()).isEqualTo(2);
        assertThat(trace.queues().queueOf(3)).isZero();
        assertThat(trace.queues().queueOf(6)).isEqualTo(1);
        assertThat(trace.queues().isHandedOut(3)).isTrue();
        assertThat(trace.queues().isHandedOut(6)).isFalse();
        assertThat(trace.queues().isHandedOut(9)).isTrue();
    }

    @Test
    void bothReplaysHandOutTheSame() {
        Trace trace = waves(i -> "chunk-" + i);
        for (long seed = 0; seed < 100; seed++) {
            Network network = VARIES.toBuilder().seed(seed).build();
            ReplayTimes direct = DirectReplay.of(trace, network).run(seed);
            ReplayTimes queued = QueuedReplay.run(trace, network, Double.MAX_VALUE);
            assertThat(direct.start).isEqualTo(queued.start);
            assertThat(direct.end).isEqualTo(queued.end);
            assertThat(direct.wallNanos()).isEqualTo(queued.wallNanos());
        }
    }

    /** On a network that limits each connection, the bodies of a queue never share one. */
    @Test
    void aRequestCrossesTheConnectionThatItWasHandedTo() {
        HandMadeTrace trace = new HandMadeTrace();
        double[] start = {0, 0.1};
        for (int i = 0; i < REQUESTS; i++) {
            int connection = i % 2;
            trace.get(
                    1 + connection,
                    "chunk-" + i,
                    i == 0 ? 1_000_000 : 100_000,
                    start[connection],
                    start[connection] + 20);
            start[connection] += 20 + OWN_MS;
        }
        // The first body takes 1 s; meanwhile the other connection brings all others, in 0.1 s each.
        Replayed replayed = replay(trace.until(130), Network.parse("none, perConnection(1MB/s)"));
        assertThat(replayed.requests().get(0).end()).isEqualTo(ms(1000));
        assertThat(replayed.requests().get(9).start()).isBetween(ms(800), ms(0.1 + 8 * (100 + OWN_MS)));
        assertThat(replayed.requests().get(10).start()).isBetween(ms(900), ms(1001));
    }
}
