package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.analysis.TracedRequest.Course;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                        tick,
                        end,
                        end,
                        0,
                        course(nth < count)));
                tick = end + random.nextInt(random.nextBoolean() ? 1_000_000 : 40_000_000);
            }
        }
        return requests;
    }

    private Course course(boolean hasEnded) {
        if (!hasEnded && random.nextInt(10) == 0) {
            return Course.UNFINISHED;
        }
        return random.nextInt(20) > 0 ? Course.TAKEN : Course.GIVEN_UP;
    }

    private RequestInfo asked(int connection, int nth) {
        return new RequestInfo("GET", "key" + connection + "/" + nth, "", "", HeaderLines.none(), connection, nth);
    }

    /** In slices as coarse as that makes them. */
    private static Replayed replay(Trace trace, String network, double mostSlices) {
        return Estimation.of(trace, Network.parse(network)).replay(Network.DEFAULT_SEED, mostSlices);
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
                Replayed estimate = Estimates.estimate(trace, network);
                assertThat(estimate.requests()).hasSameSizeAs(requests);
                assertThat(estimate.thinking()).isGreaterThanOrEqualTo(Duration.ZERO);
                for (EstimatedRequest request : estimate.requests()) {
                    assertThat(request.end()).isGreaterThanOrEqualTo(request.start());
                }
                assertOneAtATimeOnEachConnection(requests, estimate);
            }
        }
    }

    private static void assertOneAtATimeOnEachConnection(List<TracedRequest> requests, Replayed estimate) {
        Map<Long, Duration> free = new HashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            EstimatedRequest request = estimate.requests().get(i);
            Duration before = free.put(requests.get(i).request().connectionId(), request.end());
            assertThat(request.start()).isGreaterThanOrEqualTo(before == null ? Duration.ZERO : before);
        }
    }

    /** Bodies of up to some megabytes, with request bodies now and then. */
    private static Trace moderate(Random random, int most) {
        List<TracedRequest> requests = new ArrayList<>();
        int connections = 1 + random.nextInt(6);
        for (int connection = 0; connection < connections; connection++) {
            long tick = random.nextInt(30_000_000);
            int count = 1 + random.nextInt(11);
            for (int nth = 1; nth <= count; nth++) {
                long end = tick + random.nextInt(60_000_000);
                long sent = random.nextInt(random.nextBoolean() ? most : most / 50);
                long received = random.nextInt(4) == 0 ? random.nextInt(50_000) : 0;
                RequestInfo asked = new RequestInfo(
                        "GET", "key" + connection + "/" + nth, "", "", HeaderLines.none(), connection, nth);
                requests.add(new TracedRequest(
                        requests.size() + 1, asked, 200, sent, received, tick, tick, end, end, 0, Course.TAKEN));
                tick = end + random.nextInt(20_000_000);
            }
        }
        long last = requests.stream().mapToLong(TracedRequest::end).max().orElseThrow();
        return Trace.of(requests, Duration.ofNanos(last + 1_000_000), 0);
    }

    /** What is hashed here was computed when every body was cut into the slices of a server. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fixed(20ms) | -5733010907932964729
            fixed(10ms), 20MB/s, connect(30ms) | 7739400277431248823
            fixed(30ms), perConnection(5MB/s) | 5380926110375462498
            fixed(30ms), 3MB/s, perConnection(1MB/s), slowStart(40ms), up(500kB/s) | -8756603598987465406
            fixed(5ms), fifo(5MB/s) | -607449446314586622
            fixed(2ms), unlimited, slowStart(10ms) | 7870624664226136840
            none, random(min=1MB/s, max=5MB/s, every=10ms), up(steps(0s: 1MB/s, 1s: 3MB/s)) | -434873252535901565
            none, outage(4MB/s, from=100ms, to=400ms) | -5170626121532755063
            none, 20kB/s | 3208350933347404445
            """)
    void smallBodiesAreReplayedAsTheyAlwaysWere(String network, long expected) {
        Random sizes = new Random(7);
        long hash = 0;
        for (int i = 0; i < 40; i++) {
            Replayed estimate = Estimates.estimate(moderate(sizes, 400_000), network);
            hash = hash * 31 + estimate.wallTime().toNanos();
            for (EstimatedRequest request : estimate.requests()) {
                hash = hash * 31 + request.start().toNanos() * 7 + request.end().toNanos();
            }
        }
        assertThat(hash).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fixed(20ms), 20MB/s",
                "lognormal(mode=10ms, sigma=0.4), 20MB/s, connect(30ms)",
                "exponential(30ms), perConnection(5MB/s)",
                "fixed(1ms), 20MB/s, perConnection(7MB/s)",
                "fixed(1ms), 20MB/s, perConnection(4MB/s)",
                "fixed(30ms), 3MB/s, perConnection(1MB/s), slowStart(40ms), up(500kB/s)",
                "exponential(5ms), fifo(5MB/s)",
                "fixed(2ms), unlimited, slowStart(10ms)",
                "none, 1GB/s, slowStart(50ms)",
                "none, sine(mean=20MB/s, amplitude=19MB/s, period=300ms)",
                "none, random(min=1MB/s, max=50MB/s, every=1ms)",
                "none, steps(0s: 20MB/s, 3s: 100kB/s, 10s: 100MB/s)",
                "none, outage(40MB/s, from=100ms, to=4s), up(outage(1MB/s, from=200ms, to=3s))"
            })
    void coarseSlicesEstimateAlmostTheSame(String spec) {
        Network network = Network.parse(spec);
        int slices = 2_000;
        Random sizes = new Random(7);
        double sum = 0;
        for (int i = 0; i < 40; i++) {
            Trace trace = moderate(sizes, 20_000_000);
            double fine = replay(trace, spec, Double.MAX_VALUE).wallTime().toNanos();
            double coarse = replay(trace, spec, slices).wallTime().toNanos();
            double error = Math.abs(coarse - fine) / fine;
            assertThat(error).isLessThan(20.0 / slices);
            sum += error;
        }
        assertThat(sum / 40).isLessThan(2.0 / slices);
    }

    /** Bodies and times of any size, on networks of any kind. */
    @Test
    void thePartsMakeTheWholeHoweverLargeItIs() {
        List<String> networks = new ArrayList<>(NETWORKS);
        networks.addAll(
                List.of("fixed(20ms), 1B/s", "none, 1000000GB/s, slowStart(10ms)", "none, up(1B/s), fifo(1B/s)"));
        for (int i = 0; i < TRACES / 3; i++) {
            List<TracedRequest> large = requests().stream().map(this::enlarged).toList();
            Trace trace = trace(large, wall(large));
            for (String network : networks) {
                Replayed estimate = replay(trace, network, 1_000);
                assertThat(List.of(estimate.waiting(), estimate.connecting(), estimate.transfer(), estimate.thinking()))
                        .allSatisfy(part -> assertThat(part).isBetween(Duration.ZERO, WhatIf.LONGEST));
                assertThat(estimate.wallTime()).isLessThanOrEqualTo(WhatIf.LONGEST);
                for (EstimatedRequest request : estimate.requests()) {
                    assertThat(request.end()).isBetween(request.start(), WhatIf.LONGEST);
                }
                assertOneAtATimeOnEachConnection(large, estimate);
            }
        }
    }

    private TracedRequest enlarged(TracedRequest request) {
        return new TracedRequest(
                request.ordinal(),
                request.request(),
                request.status(),
                random.nextLong() >>> (1 + random.nextInt(63)),
                random.nextLong() >>> (1 + random.nextInt(63)),
                request.decided(),
                request.start(),
                request.firstByte(),
                request.end(),
                0,
                request.course());
    }

    /** What was estimated is a trace itself; replayed on the same network, nothing moves. */
    @Test
    void theNetworkOfTheTraceChangesNothing() {
        for (int i = 0; i < TRACES; i++) {
            List<TracedRequest> requests = requests();
            Trace trace = trace(requests, wall(requests));
            for (String spec : NETWORKS) {
                Network network = Network.parse(spec);
                Replayed first = Estimates.replay(trace, network);
                List<TracedRequest> moved = new ArrayList<>();
                for (int r = 0; r < requests.size(); r++) {
                    moved.add(moved(requests.get(r), first.requests().get(r)));
                }
                Replayed second = Estimates.replay(trace(moved, first.wallTime()), network);
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
                to.start().toNanos(),
                to.end().toNanos(),
                to.end().toNanos(),
                0,
                request.course());
    }
}
