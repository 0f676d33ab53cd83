package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.analysis.TracedRequest.Course;
import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.network.Network;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick way says what the one says that replays each event. */
class DirectReplayTest {

    private final Random random = new Random(5);

    /** Requests of all courses, over connections that are taken up again or not; no two of them alike. */
    private Trace trace() {
        List<TracedRequest> requests = new ArrayList<>();
        int connections = 1 + random.nextInt(8);
        for (int connection = 0; connection < connections; connection++) {
            long tick = random.nextInt(40_000_000);
            int count = 1 + random.nextInt(8);
            for (int nth = 1; nth <= count; nth++) {
                long decided = nth == 1 ? tick - random.nextInt(1 + (int) Math.min(tick, 3_000_000)) : tick;
                long firstByte = tick + random.nextInt(30_000_000);
                long end = firstByte + random.nextInt(10_000_000);
                Course course = Course.values()[random.nextInt(nth < count ? 3 : 4)];
                requests.add(new TracedRequest(
                        requests.size() + 1,
                        new RequestInfo("GET", "k" + requests.size(), "", "", HeaderLines.none(), connection + 1, nth),
                        200,
                        random.nextInt(300_000),
                        0,
                        decided,
                        tick,
                        firstByte,
                        end,
                        random.nextInt(3) * (end - firstByte) / 2,
                        course));
                tick = end + random.nextInt(random.nextBoolean() ? 1_000_000 : 20_000_000);
            }
        }
        return Trace.of(requests, Duration.ofMillis(50 + random.nextInt(500)), 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "fixed(20ms), connect(30ms)",
                "lognormal(mode=10ms, sigma=0.5)",
                "shifted(exponential(10ms), by=2ms), perConnection(5MB/s), connect(7ms)",
                "s3-standard"
            })
    void saysWhatEachEventSays(String spec) {
        Network network = Network.parse(spec);
        assertThat(DirectReplay.isPossible(network)).isTrue();
        for (int i = 0; i < 300; i++) {
            Trace trace = i % 2 == 0 ? trace() : trace().withoutDoubtful();
            ReplayTimes direct = DirectReplay.of(trace, network).run(42);
            ReplayTimes queued = QueuedReplay.run(trace, network, Double.MAX_VALUE);
            // A body in slices may be rounded off by a nanosecond, and so may all that waits for it.
            long most = 2L * trace.requests().size();
            for (int request = 0; request < direct.start.length; request++) {
                assertThat(direct.start[request]).isBetween(queued.start[request] - most, queued.start[request] + most);
                assertThat(direct.end[request]).isBetween(queued.end[request] - most, queued.end[request] + most);
            }
            assertThat(direct.wallNanos()).isBetween(queued.wallNanos() - most, queued.wallNanos() + most);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none, 5MB/s",
                "none, fifo(5MB/s)",
                "none, up(5MB/s)",
                "none, unlimited, slowStart(20ms)",
                "none, perConnection(sine(mean=5MB/s, amplitude=1MB/s, period=1s))"
            })
    void isNotForBodiesThatHoldUpEachOther(String spec) {
        assertThat(DirectReplay.isPossible(Network.parse(spec))).isFalse();
    }

    @Test
    void isForHalfOfThePresets() {
        assertThat(Network.presets().values().stream().filter(Network::isDrawn))
                .hasSize(5)
                .allMatch(DirectReplay::isPossible);
    }
}
