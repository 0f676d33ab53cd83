package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.rng.core.source64.SplitMix64;

/** Any law, however nested, is what its spec says. */
class LatencySpecsPropertyTest {

    @Property
    void whatIsWrittenParsesBack(@ForAll("laws") Latency law) {
        Latency parsed = Latency.parse(law.toString());
        assertThat(parsed).isEqualTo(law).hasToString(law.toString());
        assertThat(parsed.isConstant()).isEqualTo(law.isConstant());
        assertThat(parsed.describe(1)).isEqualTo(law.describe(1));
        assertThat(LatencyContract.draws(parsed, 42, 20)).isEqualTo(LatencyContract.draws(law, 42, 20));
    }

    @Property
    void noDrawIsNegativeAndConstantsNeedNoGenerator(@ForAll("laws") Latency law) {
        long[] draws = LatencyContract.draws(law, 42, 20);
        assertThat(Arrays.stream(draws).min().orElseThrow()).isNotNegative();
        if (law.isConstant()) {
            assertThat(draws).containsOnly(law.sampleNanos(null));
        }
    }

    @Property
    void exceptionsReadBackDrawForTheSameRequests(
            @ForAll("laws") Latency law, @ForAll("asked") Asked asked, @ForAll long seed) {
        assertThat(Latency.parse(law.toString()).sampleNanos(new SplitMix64(seed), asked))
                .isEqualTo(law.sampleNanos(new SplitMix64(seed), asked));
    }

    @Property
    void aNetworkIsWhatItsSpecSays(@ForAll("networks") Network network) {
        assertThat(Network.parse(network.toString())).isEqualTo(network).hasToString(network.toString());
    }

    @Provide
    Arbitrary<Network> networks() {
        Arbitrary<Draws> draws = Arbitraries.of(Draws.Part.class)
                .set()
                .map(parts ->
                        parts.isEmpty() ? Draws.inArrivalOrder() : Draws.keyedBy(parts.toArray(Draws.Part[]::new)));
        return Combinators.combine(laws(), Arbitraries.integers().between(0, 1000), draws)
                .as((law, megabytes, what) -> Network.builder()
                        .latency(law)
                        .shared(megabytes == 0 ? Bandwidth.unlimited() : Bandwidth.megabytesPerSecond(megabytes))
                        .draws(what)
                        .build());
    }

    @Provide
    Arbitrary<Asked> asked() {
        Arbitrary<String> keys =
                Arbitraries.strings().withChars("aA*?/.,:=() GET\n\u00fc").ofMaxLength(4);
        return Combinators.combine(
                        Arbitraries.of("GET", "HEAD"),
                        keys,
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of(true, false))
                .as((method, key, nth, miss) ->
                        new Asked(new RequestInfo(method, key, "", "", HeaderLines.none(), 1, nth), miss));
    }

    @Provide
    Arbitrary<Latency> laws() {
        return nested(3);
    }

    private static Arbitrary<Latency> nested(int depth) {
        if (depth == 0) {
            return simple();
        }
        Arbitrary<Latency> inner = Arbitraries.lazy(() -> nested(depth - 1));
        return Arbitraries.oneOf(List.of(
                simple(),
                Combinators.combine(inner, lengths()).as(Latency::shiftedBy),
                Combinators.combine(inner, lengths()).as(Latency::cappedAt),
                Combinators.combine(inner, numbers(1e-6, 1e6)).as(Latency::scaledBy),
                inner.list().ofMinSize(1).ofMaxSize(4).map(LatencySpecsPropertyTest::mixed),
                Combinators.combine(inner, requests().list().ofMinSize(1).ofMaxSize(3), simple())
                        .as(LatencySpecsPropertyTest::excepting),
                Combinators.combine(inner, inner, numbers(1e-12, 0.999999999)).as(LatencySpecsPropertyTest::mixed)));
    }

    private static Latency mixed(List<Latency> laws) {
        return Latency.mixture(
                laws.stream().map(law -> law.weighted(1.0 / laws.size())).toArray(WeightedLatency[]::new));
    }

    private static Latency mixed(Latency one, Latency other, double weight) {
        return Latency.mixture(one.weighted(weight), other.weighted(1 - weight));
    }

    private static Latency excepting(Latency law, List<String> requests, Latency other) {
        Latency excepting = law;
        for (String each : requests) {
            try {
                excepting = excepting.except(each, other);
            } catch (IllegalArgumentException again) {
                assertThat(again).hasMessageContaining("must not be excepted twice");
            }
        }
        return excepting;
    }

    /** Patterns, words and whatever else may be typed but for single quotes. */
    private static Arbitrary<String> requests() {
        return Arbitraries.oneOf(
                Arbitraries.of("miss", "first", "./miss", "/first", "GET", "HEAD data/**", "*", "./*", "**", "GET ./a"),
                Arbitraries.strings()
                        .withChars("aA*?/.,:=() GET\n\u00fc")
                        .ofMinLength(1)
                        .ofMaxLength(8)
                        .filter(text -> !text.isBlank()));
    }

    private static Arbitrary<Latency> simple() {
        Arbitrary<Double> shapes = numbers(0.01, 1000);
        return Arbitraries.oneOf(List.of(
                Arbitraries.of(Latency.none()),
                lengths().map(Latency::fixed),
                lengths().map(Latency::exponential),
                Combinators.combine(lengths(), numbers(0, 10)).as(Latency::logNormal),
                Combinators.combine(lengths(), lengths()).as(Latency::normal),
                Combinators.combine(lengths(), lengths()).as((a, b) -> Latency.uniform(least(a, b), most(a, b))),
                Combinators.combine(lengths(), shapes).as(Latency::gamma),
                Combinators.combine(lengths(), shapes).as(Latency::weibull),
                Combinators.combine(lengths(), shapes).as(Latency::pareto),
                Combinators.combine(lengths(), lengths(), numbers(1e-9, 0.999999999))
                        .as((a, b, at) ->
                                Latency.empirical(Map.of(0.0, Duration.ZERO, at, least(a, b), 1.0, most(a, b))))));
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration most(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? b : a;
    }

    private static Arbitrary<Duration> lengths() {
        return Arbitraries.longs().between(0, Long.MAX_VALUE).map(Duration::ofNanos);
    }

    private static Arbitrary<Double> numbers(double least, double most) {
        return Arbitraries.doubles().between(least, most).ofScale(12);
    }
}
