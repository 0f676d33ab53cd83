package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** Any rate, however it changes, is what its spec says, and its time is the inverse of its bytes. */
class BandwidthSchedulesPropertyTest {

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenParsesBack(@ForAll("rates") Bandwidth rate) {
        Bandwidth parsed = Bandwidth.parse(rate.toString());
        assertThat(parsed).isEqualTo(rate).hasSameHashCodeAs(rate).hasToString(rate.toString());
        for (double at = 0; at < 20e9; at += 0.7e9) {
            assertThat(parsed.rateAt(at)).isEqualTo(rate.rateAt(at));
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void timeIsTheInverseOfBytes(
            @ForAll("rates") Bandwidth rate,
            @ForAll @DoubleRange(min = 0, max = 20e9) double at,
            @ForAll @DoubleRange(min = 1, max = 1e7) double bytes) {
        double nanos = rate.nanosFor(at, bytes);
        assertThat(nanos).isPositive();
        assertThat(rate.bytesIn(at, nanos)).isCloseTo(bytes, within(1e-3 + bytes * 1e-9));
        assertThat(rate.nanosFor(at, bytes * 1.01)).isGreaterThan(nanos);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void onePartAfterTheOtherTakesAsLongAsBothTogether(
            @ForAll("rates") Bandwidth rate,
            @ForAll @DoubleRange(min = 0, max = 20e9) double at,
            @ForAll @DoubleRange(min = 1, max = 1e6) double one,
            @ForAll @DoubleRange(min = 1, max = 1e6) double other) {
        double first = rate.nanosFor(at, one);
        double second = rate.nanosFor(at + first, other);
        double both = rate.nanosFor(at, one + other);
        assertThat(first + second).isCloseTo(both, within(0.01 + both * 1e-9));
    }

    @Provide
    Arbitrary<Bandwidth> rates() {
        Arbitrary<Bandwidth> limits =
                Arbitraries.doubles().between(1e3, 1e9).ofScale(1).map(Bandwidth::bytesPerSecond);
        Arbitrary<Duration> periods =
                Arbitraries.longs().between(1_000_000, 10_000_000_000L).map(Duration::ofNanos);
        Arbitrary<Bandwidth> simple = Arbitraries.oneOf(List.of(
                limits,
                Combinators.combine(limits, limits, limits, periods, periods)
                        .as((a, b, c, first, gap) -> steps(List.of(a, b, c), first, gap)),
                Combinators.combine(limits, Arbitraries.doubles().between(0.01, 0.99), periods)
                        .as((mean, part, period) -> Bandwidth.sine(
                                mean,
                                Bandwidth.bytesPerSecond(Math.max(1, Math.floor(mean.toBytesPerSecond() * part))),
                                period)),
                Combinators.combine(limits, limits, periods)
                        .as((a, b, every) -> a.toBytesPerSecond() < b.toBytesPerSecond()
                                ? Bandwidth.random(a, b, every)
                                : Bandwidth.random(b, a, every))));
        return Combinators.combine(simple, periods, periods, periods, Arbitraries.of(0, 1, 2))
                .as((rate, start, length, gap, outages) -> {
                    Bandwidth result = rate;
                    for (int i = 0; i < outages; i++) {
                        Duration from = start.plus(gap.multipliedBy(i));
                        result = result.withOutage(from, from.plus(length));
                    }
                    return result;
                });
    }

    private static Bandwidth steps(List<Bandwidth> rates, Duration first, Duration gap) {
        Map<Duration, Bandwidth> steps = new HashMap<>();
        steps.put(Duration.ZERO, rates.get(0));
        steps.put(first, rates.get(1));
        steps.put(first.plus(gap), rates.get(2));
        return Bandwidth.steps(steps);
    }
}
