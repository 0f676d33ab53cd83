package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DelaysTest {

    static final Network NETWORK =
            Network.builder().latency(Latency.parse("lognormal(45ms)")).build();

    static long draw(Network network, String method, String key, String range) {
        return Delays.of(network).nanosFor(RequestInfo.of(method, key, range), 200);
    }

    static List<RequestInfo> requests(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> RequestInfo.of("GET", "key " + i % 50, "bytes=" + i + "-"))
                .toList();
    }

    private static Map<RequestInfo, Long> draws(Delays delays, List<RequestInfo> requests) {
        Map<RequestInfo, Long> draws = new HashMap<>();
        requests.forEach(request -> draws.put(request, delays.nanosFor(request, 200)));
        return draws;
    }

    @RepeatedTest(20)
    void aRequestWaitsTheSameTimeWhateverOrderOthersComeIn(RepetitionInfo repetition) {
        List<RequestInfo> requests = new ArrayList<>(requests(500));
        Map<RequestInfo, Long> inOrder = draws(Delays.of(NETWORK), requests);
        Collections.shuffle(requests, new Random(repetition.getCurrentRepetition()));
        assertThat(draws(Delays.of(NETWORK), requests)).isEqualTo(inOrder);
    }

    @RepeatedTest(20)
    void norDoesItMatterWhichThreadAsks(RepetitionInfo repetition) throws InterruptedException {
        List<RequestInfo> requests = new ArrayList<>(requests(640));
        Map<RequestInfo, Long> inOrder = draws(Delays.of(NETWORK), requests);
        Collections.shuffle(requests, new Random(repetition.getCurrentRepetition()));
        assertThat(concurrently(Delays.of(NETWORK), requests)).isEqualTo(inOrder);
    }

    static Map<RequestInfo, Long> concurrently(Delays delays, List<RequestInfo> requests) throws InterruptedException {
        Map<RequestInfo, Long> draws = new ConcurrentHashMap<>();
        CountDownLatch start = new CountDownLatch(1);
        int each = requests.size() / 64;
        List<Thread> clients = IntStream.range(0, 64)
                .mapToObj(nth -> new Thread(() -> {
                    awaitUninterrupted(start);
                    for (RequestInfo request : requests.subList(each * nth, each * nth + each)) {
                        draws.put(request, delays.nanosFor(request, 200));
                    }
                }))
                .toList();
        clients.forEach(Thread::start);
        start.countDown();
        for (Thread client : clients) {
            client.join();
        }
        return draws;
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void repetitionsOfARequestDrawAnew() {
        Delays delays = Delays.of(NETWORK);
        RequestInfo request = RequestInfo.of("GET", "key", "");
        List<Long> draws = IntStream.range(0, 100)
                .mapToObj(i -> delays.nanosFor(request, 200))
                .toList();
        assertThat(draws).doesNotHaveDuplicates();
        Delays again = Delays.of(NETWORK);
        assertThat(IntStream.range(0, 100).mapToObj(i -> again.nanosFor(request, 200)))
                .as("in another round")
                .isEqualTo(draws);
    }

    @Test
    void everythingThatIdentifiesARequestMatters() {
        assertThat(List.of(
                        draw(NETWORK, "GET", "key", "bytes=0-1"),
                        draw(
                                Network.builder()
                                        .latency(NETWORK.latency())
                                        .shared(NETWORK.shared())
                                        .seed(43)
                                        .build(),
                                "GET",
                                "key",
                                "bytes=0-1"),
                        draw(NETWORK, "HEAD", "key", "bytes=0-1"),
                        draw(NETWORK, "GET", "yek", "bytes=0-1"),
                        draw(NETWORK, "GET", "key", "bytes=0-2"),
                        draw(NETWORK, "GET", "key", ""),
                        draw(NETWORK, "GET", "keyb", "ytes=0-1"),
                        draw(NETWORK, "GETk", "ey", "bytes=0-1")))
                .doesNotHaveDuplicates();
    }

    @Test
    void theBandwidthAndTheConnectionDoNot() {
        RequestInfo other = new RequestInfo("GET", "key", "", "", name -> List.of("x"), 77, 9);
        assertThat(Delays.of(NETWORK.toBuilder()
                                .shared(Bandwidth.megabytesPerSecond(1))
                                .build())
                        .nanosFor(other, 200))
                .isEqualTo(draw(NETWORK, "GET", "key", ""));
    }

    @Test
    void drawsOfManyRequestsFollowTheLaw() {
        Delays delays = Delays.of(NETWORK);
        long[] draws = requests(20_000).stream()
                .mapToLong(request -> delays.nanosFor(request, 200))
                .toArray();
        double mu = Math.log(45e6) + 0.25;
        assertThat(KolmogorovSmirnov.distance(draws, nanos -> KolmogorovSmirnov.normal((Math.log(nanos) - mu) / 0.5)))
                .isLessThan(1.63 / Math.sqrt(draws.length));
    }

    @Test
    void anotherLawGoesOnCounting() {
        RequestInfo request = RequestInfo.of("GET", "key", "");
        Delays delays = Delays.of(NETWORK);
        long first = delays.nanosFor(request, 200);
        long second = delays.nanosFor(request, 200);
        Delays fresh = Delays.of(NETWORK);
        assertThat(fresh.nanosFor(request, 200)).isEqualTo(first);
        Delays constant = fresh.with(Network.parse("fixed(7ms)"));
        assertThat(constant.nanosFor(request, 200)).isEqualTo(7_000_000);
        assertThat(constant.with(NETWORK).nanosFor(request, 200))
                .as("a constant draws nothing, and so counts nothing")
                .isEqualTo(second);
    }

    @Test
    void exceptionsDoNotChangeWhatOthersDraw() {
        Network except = NETWORK.toBuilder()
                .latency(NETWORK.latency()
                        .except("miss", Latency.fixed(Duration.ofMillis(2)))
                        .except("first", Latency.fixed(Duration.ofMillis(50))))
                .build();
        RequestInfo second = new RequestInfo("GET", "key", "", "", HeaderLines.none(), 1, 2);
        assertThat(Delays.of(except).nanosFor(second, 200)).isEqualTo(draw(NETWORK, "GET", "key", ""));
        assertThat(Delays.of(except).nanosFor(second, 404)).isEqualTo(2_000_000);
        assertThat(Delays.of(except).nanosFor(RequestInfo.of("GET", "key", ""), 200))
                .isEqualTo(50_000_000);
        assertThat(Delays.of(except).nanosFor(new RequestInfo("PUT", "key", "", "", HeaderLines.none(), 1, 2), 404))
                .as("a miss is a GET or HEAD")
                .isEqualTo(draw(NETWORK, "PUT", "key", ""));
    }

    @Test
    void noDelayIsSoLongThatATickOverflows() {
        Duration longest = Duration.ofNanos(Long.MAX_VALUE);
        assertThat(draw(
                        Network.builder()
                                .latency(Latency.fixed(longest))
                                .seed(1)
                                .build(),
                        "GET",
                        "key",
                        ""))
                .isEqualTo(1L << 60);
        assertThat(draw(
                        Network.builder()
                                .latency(Latency.logNormal(longest, 10))
                                .seed(1)
                                .build(),
                        "GET",
                        "key",
                        ""))
                .isEqualTo(1L << 60);
    }

    @Test
    void occurrencesAreCountedUpToABound() {
        Occurrences occurrences = new Occurrences(2);
        assertThat(occurrences.next(1)).isZero();
        assertThat(occurrences.next(2)).isZero();
        assertThat(occurrences.next(1)).isEqualTo(1);
        assertThat(occurrences.next(3)).as("one kind too many").isZero();
        assertThat(occurrences.next(3)).as("is not counted").isZero();
        assertThat(occurrences.next(1)).as("the others are").isEqualTo(2);
    }
}
