package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delays whose draws are functions of less than all there is, or dealt. */
class DelaysByDrawsTest {

    private static final Network NETWORK = DelaysTest.NETWORK;

    private static long draw(Draws draws, RequestInfo request) {
        return Delays.of(NETWORK.toBuilder().draws(draws).build()).nanosFor(request, 200);
    }

    @Test
    void whatDrawsAreNotKeyedByDoesNotMatter() {
        RequestInfo asked = RequestInfo.of("GET", "key", "bytes=0-1");
        Map<Draws.Part, RequestInfo> others = Map.of(
                Draws.Part.METHOD, RequestInfo.of("HEAD", "key", "bytes=0-1"),
                Draws.Part.KEY, RequestInfo.of("GET", "other", "bytes=0-1"),
                Draws.Part.QUERY, new RequestInfo("GET", "key", "v=2", "bytes=0-1", HeaderLines.none(), 1, 1),
                Draws.Part.RANGE, RequestInfo.of("GET", "key", "bytes=0-2"));
        others.forEach((without, other) -> {
            Draws draws =
                    Draws.keyedBy(EnumSet.complementOf(EnumSet.of(without)).toArray(Draws.Part[]::new));
            assertThat(draw(draws, other)).as("%s without %s", draws, without).isEqualTo(draw(draws, asked));
            assertThat(draw(Draws.keyedBy(without), other))
                    .as("%s", without)
                    .isNotEqualTo(draw(Draws.keyedBy(without), asked));
            assertThat(draw(Draws.DEFAULT, other)).isNotEqualTo(draw(Draws.DEFAULT, asked));
        });
    }

    @Test
    void withoutTheRangeTheNthReadOfAnObjectWaitsTheSameTime() {
        Network network = NETWORK.toBuilder()
                .draws(Draws.keyedBy(Draws.Part.METHOD, Draws.Part.KEY, Draws.Part.OCCURRENCE))
                .build();
        Delays naive = Delays.of(network);
        Delays coalescing = Delays.of(network);
        for (int nth = 0; nth < 20; nth++) {
            assertThat(naive.nanosFor(RequestInfo.of("GET", "key", "bytes=" + nth + "-" + nth), 200))
                    .isEqualTo(coalescing.nanosFor(RequestInfo.of("GET", "key", "bytes=" + 8 * nth + "-"), 200));
        }
    }

    @Test
    void withoutTheOccurrenceEveryRepetitionWaitsTheSameTime() {
        Delays delays = Delays.of(NETWORK.toBuilder()
                .draws(Draws.keyedBy(Draws.Part.METHOD, Draws.Part.KEY, Draws.Part.RANGE))
                .build());
        RequestInfo request = RequestInfo.of("GET", "key", "");
        assertThat(IntStream.range(0, 20)
                        .mapToObj(i -> delays.nanosFor(request, 200))
                        .distinct())
                .containsExactly(DelaysTest.draw(NETWORK, "GET", "key", ""));
    }

    @Test
    void otherDrawsInTheSameRoundCountForThemselves() {
        RequestInfo request = RequestInfo.of("GET", "key", "");
        Delays delays = Delays.of(NETWORK);
        long first = delays.nanosFor(request, 200);
        long second = delays.nanosFor(request, 200);
        Delays keyed = Delays.of(NETWORK);
        assertThat(keyed.nanosFor(request, 200)).isEqualTo(first);
        keyed.with(NETWORK.toBuilder()
                        .draws(Draws.keyedBy(Draws.Part.METHOD, Draws.Part.KEY, Draws.Part.OCCURRENCE))
                        .build())
                .nanosFor(request, 200);
        assertThat(keyed.with(NETWORK).nanosFor(request, 200)).isEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lognormal(45ms)",
                "normal(45ms, 40ms)",
                "gamma(45ms, 2)",
                "mixture(0.5: exponential(1ms), 0.5: fixed(3ms))"
            })
    void dealtDrawsAreTheSequenceOfOneGenerator(String law) {
        Latency latency = Latency.parse(law);
        Delays delays = Delays.of(Network.builder()
                .latency(latency)
                .seed(7)
                .draws(Draws.inArrivalOrder())
                .build());
        SplitMix64 generator = new SplitMix64(7);
        for (RequestInfo request : DelaysTest.requests(1_000)) {
            assertThat(delays.nanosFor(request, 200)).isEqualTo(latency.sampleNanos(generator));
        }
    }

    @Test
    void ofDealtDrawsConstantsTakeNone() {
        Network dealt = NETWORK.toBuilder().draws(Draws.inArrivalOrder()).build();
        RequestInfo request = RequestInfo.of("GET", "key", "");
        Delays delays = Delays.of(dealt);
        List<Long> draws = IntStream.range(0, 3)
                .mapToObj(i -> delays.nanosFor(request, 200))
                .toList();
        Delays other = Delays.of(dealt);
        assertThat(other.nanosFor(request, 200)).isEqualTo(draws.get(0));
        assertThat(other.with(dealt.toBuilder()
                                .latency(Latency.parse("fixed(7ms)"))
                                .build())
                        .nanosFor(request, 200))
                .isEqualTo(7_000_000);
        assertThat(other.with(dealt).nanosFor(request, 200)).isEqualTo(draws.get(1));
        Latency except = NETWORK.latency().except("HEAD", Latency.fixed(Duration.ofMillis(7)));
        Delays excepting = other.with(dealt.toBuilder().latency(except).build());
        assertThat(excepting.nanosFor(RequestInfo.of("HEAD", "key", ""), 200)).isEqualTo(7_000_000);
        assertThat(excepting.nanosFor(request, 200)).isEqualTo(draws.get(2));
        assertThat(excepting.with(dealt.toBuilder().seed(43).build()).nanosFor(request, 200))
                .as("another seed begins")
                .isEqualTo(Delays.of(dealt.toBuilder().seed(43).build()).nanosFor(request, 200));
    }

    @Test
    void dealtDrawsAreTheSameAsAWholeWhicheverThreadAsks() throws InterruptedException {
        Network dealt = NETWORK.toBuilder().draws(Draws.inArrivalOrder()).build();
        List<RequestInfo> requests = DelaysTest.requests(6_400);
        Delays delays = Delays.of(dealt);
        List<Long> oneByOne = requests.stream()
                .map(request -> delays.nanosFor(request, 200))
                .sorted()
                .toList();
        assertThat(DelaysTest.concurrently(Delays.of(dealt), requests).values().stream()
                        .sorted())
                .isEqualTo(oneByOne);
    }
}
