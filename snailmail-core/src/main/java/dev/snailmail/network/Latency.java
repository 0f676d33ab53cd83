package dev.snailmail.network;

import dev.snailmail.exchange.RequestPattern;
import dev.snailmail.time.Percentiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apiguardian.api.API;

/**
 * A law of latency: how long a request waits on the server before its first byte. Made by one of the factories or
 * parsed from a spec string, which is what {@link #toString()} prints. Immutable and safe for use by any thread.
 *
 * <p>Zero spread, and a mode, mean, scale or minimum of zero, are constants. No draw is negative. Laws nest: a
 * {@linkplain #mixture mixture}, a {@linkplain #shiftedBy shifted}, {@linkplain #cappedAt capped} or
 * {@linkplain #scaledBy scaled} law and one with {@linkplain #except exceptions} may hold any other, up to a hundred
 * laws in one.
 */
public abstract class Latency {

    private static final double DEFAULT_SIGMA = 0.5;
    /** Stands for a median or mean that is infinite or has no closed form. */
    static final double UNKNOWN = Double.NaN;

    private static final int PREVIEW_DRAWS = 1 << 16;

    Latency() {}

    /**
     * A lognormal law given by the peak of its density. It fits the time to first byte of object stores well: a
     * hump, and a long tail to the right. With μ = ln(mode) + σ², the mode of the density is {@code mode}, the
     * median exp(μ), the mean exp(μ + σ²/2). The recommended law.
     *
     * @param mode the most likely latency, not negative
     * @param sigma the standard deviation of the logarithm, from 0 to 10
     * @return the law
     * @throws IllegalArgumentException if an argument is out of bounds
     */
    public static Latency logNormal(Duration mode, double sigma) {
        return LogNormalLatency.of(mode, sigma);
    }

    /**
     * A lognormal law with a sigma of 0.5.
     *
     * @param mode the most likely latency, not negative
     * @return the law
     * @throws IllegalArgumentException if the mode is negative
     */
    public static Latency logNormal(Duration mode) {
        return logNormal(mode, DEFAULT_SIGMA);
    }

    /**
     * A lognormal law given by two of its percentiles, as services are measured: {@code logNormalByPercentiles(50,
     * Duration.ofMillis(30), 99, Duration.ofMillis(120))} has a median of 30 ms, and 1 % of its draws are above 120 ms.
     *
     * @param percent the first percentile, from 0.0001 to 99.9999
     * @param latency its latency, positive
     * @param otherPercent another percentile, from 0.0001 to 99.9999
     * @param otherLatency its latency, positive, and not less than that of a lower percentile
     * @return the law {@code lognormal(p50=..., p99=...)}
     * @throws IllegalArgumentException if an argument is out of bounds, or if the latencies are so far apart that sigma would
     *     be above 10
     */
    public static Latency logNormalByPercentiles(
            double percent, Duration latency, double otherPercent, Duration otherLatency) {
        return LogNormalLatency.ofPercentiles(percent, latency, otherPercent, otherLatency);
    }

    /**
     * A normal law truncated at zero: draws below zero are drawn again.
     *
     * @param mean the mean before truncation, not negative; 0 makes the constant 0
     * @param std the standard deviation before truncation, not negative
     * @return the law
     * @throws IllegalArgumentException if an argument is negative
     */
    public static Latency normal(Duration mean, Duration std) {
        return new NormalLatency(mean, std);
    }

    /**
     * An exponential law: memoryless, most requests fast, some slow.
     *
     * @param mean the mean, not negative
     * @return the law
     * @throws IllegalArgumentException if the mean is negative
     */
    public static Latency exponential(Duration mean) {
        return new ExponentialLatency(mean);
    }

    /**
     * The same latency for every request.
     *
     * @param value the latency, not negative
     * @return the law
     * @throws IllegalArgumentException if the value is negative
     */
    public static Latency fixed(Duration value) {
        return new FixedLatency(value, false);
    }

    /**
     * A uniform law: anything between two bounds, all equally likely.
     *
     * @param min the shortest latency, not negative
     * @param max the longest, not less than {@code min}
     * @return the law
     * @throws IllegalArgumentException if an argument is out of bounds
     */
    public static Latency uniform(Duration min, Duration max) {
        return new UniformLatency(min, max);
    }

    /**
     * A gamma law given by its mean. A shape of 1 makes it exponential; the larger the shape, the narrower the hump.
     * A whole shape is the sum of so many exponential steps.
     *
     * @param mean the mean, not negative
     * @param shape the shape, from 0.01 to 1000; the scale is {@code mean / shape}
     * @return the law
     * @throws IllegalArgumentException if an argument is out of bounds
     */
    public static Latency gamma(Duration mean, double shape) {
        return new GammaLatency(mean, shape);
    }

    /**
     * A Weibull law. A shape of 1 makes it exponential, a smaller one gives it a longer tail, a larger one a hump at
     * about {@code scale}.
     *
     * @param scale what 63 % of the requests wait no longer than, not negative
     * @param shape the shape, from 0.01 to 1000
     * @return the law
     * @throws IllegalArgumentException if an argument is out of bounds
     */
    public static Latency weibull(Duration scale, double shape) {
        return new WeibullLatency(scale, shape);
    }

    /**
     * A Pareto law: the part of the requests that wait longer than t is {@code (min / t)} to the power of
     * {@code alpha}. Its tail is the heaviest of all the laws here; up to an alpha of 1 it has no finite mean. To be
     * capped where a test must end.
     *
     * @param min the shortest latency, not negative; 0 makes the constant 0
     * @param alpha how fast the tail falls, from 0.01 to 1000
     * @return the law
     * @throws IllegalArgumentException if an argument is out of bounds
     */
    public static Latency pareto(Duration min, double alpha) {
        return new ParetoLatency(min, alpha);
    }

    /**
     * A law that was measured, as a table of quantiles with straight lines between them: half of the requests wait no
     * longer than the latency at 0.5, and so on.
     *
     * @param quantiles from 2 to 1000 quantiles and their latencies, in any order; quantiles are from 0 to 1, both of
     *     which must be there, and latencies are not negative and do not fall where the quantiles rise
     * @return the law
     * @throws IllegalArgumentException if the table is not such a one
     */
    public static Latency empirical(Map<Double, Duration> quantiles) {
        return new EmpiricalLatency(quantiles);
    }

    /**
     * Several laws, one of which is chosen for each request, as where most requests are fast and a few are not:
     *
     * <pre>{@code
     * Latency.mixture(
     *         Latency.logNormal(Duration.ofMillis(21), 0.6).weighted(0.98),
     *         Latency.fixed(Duration.ofMillis(400)).weighted(0.02))
     * }</pre>
     *
     * @param parts the laws and their weights, the sum of which is 1, give or take 10⁻⁹
     * @return the law
     * @throws IllegalArgumentException if there are no parts, if the sum is another one, or if there are more than a
     *     hundred laws in this one
     */
    public static Latency mixture(WeightedLatency... parts) {
        return new MixtureLatency(List.of(parts));
    }

    /**
     * A law that was measured, made of the measurements. Up to 110 of them make a table of all; more are reduced to 110
     * quantiles: every percent, every permille above 99 %, and the shortest and the longest. The quantile p of n
     * measurements in order, the first having number 0, is the one with the number (n − 1) p, on a straight line
     * between two if that is no whole number.
     *
     * @param samples from 2 to 10 million latencies, in any order, not negative
     * @return the law {@code empirical(0: ..., ..., 1: ...)}
     * @throws IllegalArgumentException if there are fewer or more, or one is negative
     */
    public static Latency empirical(Collection<Duration> samples) {
        return EmpiricalSamples.law(samples);
    }

    /**
     * A law that was measured, read from a file once and for all and made of its measurements like
     * {@link #empirical(Collection)}. There is one latency a line: a duration with its unit, such as {@code 45ms}, or a
     * bare number, which is in milliseconds. Blank lines and lines that start with {@code #} are skipped.
     *
     * @param file the file, in UTF-8
     * @return the law {@code empirical(0: ..., ..., 1: ...)}
     * @throws IllegalArgumentException if the file cannot be read, a line is something else, or there are fewer than 2
     *     or more than 10 million latencies; the message names the file and the line
     */
    public static Latency empirical(Path file) {
        return EmpiricalFile.law(file);
    }

    /**
     * A law of one's own, such as one that depends on how much is asked for:
     *
     * <pre>{@code
     * Latency.of("slow ranges", (random, request) ->
     *         Duration.ofMillis(request.range().isEmpty() ? 20 : 20 + random.nextInt(60)))
     * }</pre>
     *
     * <p>It prints as {@code custom(slow ranges)}, which {@link #parse} does not read back, and is equal to another if
     * name and function are the same. Its {@linkplain #percentiles preview} is that of a GET of an empty key.
     *
     * @param name what to call it in specs and reports, up to 100 characters but for single quotes and control
     *     characters
     * @param function draws the latency of each request; it says what it must keep to
     * @return the law
     * @throws IllegalArgumentException if the name is not such a one
     */
    public static Latency of(String name, LatencyFunction function) {
        return new CustomLatency(name, function);
    }

    /** {@return no latency beyond the machine's own} */
    public static Latency none() {
        return FixedLatency.NONE;
    }

    /**
     * Parses a spec: {@code lognormal(mode=45ms, sigma=0.5)} or {@code lognormal(p50=30ms, p99=120ms)} with any two
     * percentiles, {@code normal(mean=45ms, std=10ms)},
     * {@code exponential(mean=45ms)}, {@code uniform(min=20ms, max=80ms)}, {@code gamma(mean=45ms, shape=2)},
     * {@code weibull(scale=45ms, shape=1.5)}, {@code pareto(min=20ms, alpha=2.5)},
     * {@code empirical(0: 5ms, 0.5: 30ms, 0.9: 64ms, 1: 200ms)}, {@code empirical(file=latencies.txt)},
     * {@code fixed(20ms)} or {@code none}. Names of parameters may be left out where their order is kept, and a sigma of
     * 0.5 or a std of 0 too. A {@linkplain #empirical(Path) file} is read now, and what it holds is printed afterwards.
     *
     * <p>Calls nest: {@code mixture(0.98: lognormal(21ms, 0.6), 0.02: fixed(400ms))},
     * {@code shifted(lognormal(45ms), by=100ms)}, {@code capped(exponential(45ms), at=1s)},
     * {@code scaled(gamma(45ms, 2), by=1.5)}, {@code except(lognormal(45ms), HEAD: fixed(5ms), miss: fixed(2ms))}, each
     * with any law inside. {@linkplain #except Requests} with a comma, colon, equals sign or parenthesis in them are
     * written between single quotes.
     *
     * @param spec the spec
     * @return the law, equal to what the factory of the same name makes
     * @throws IllegalArgumentException if the spec is not one of these; the message says what is wrong with it and
     *     what is allowed
     */
    public static Latency parse(String spec) {
        return LatencySpecs.parse(spec);
    }

    /**
     * Adds a constant to every draw.
     *
     * @param by how much longer every request waits, not negative
     * @return the law {@code shifted(this, by=...)}
     * @throws IllegalArgumentException if the shift is negative, or if there are more than a hundred laws in the new
     *     one
     */
    public final Latency shiftedBy(Duration by) {
        return new ShiftedLatency(this, by);
    }

    /**
     * Cuts draws that are longer than a bound to that bound.
     *
     * @param at the longest latency, not negative
     * @return the law {@code capped(this, at=...)}
     * @throws IllegalArgumentException if the bound is negative, or if there are more than a hundred laws in the new
     *     one
     */
    public final Latency cappedAt(Duration at) {
        return new CappedLatency(this, at);
    }

    /**
     * Multiplies every draw.
     *
     * @param by the factor, from 10⁻⁶ to 10⁶
     * @return the law {@code scaled(this, by=...)}
     * @throws IllegalArgumentException if the factor is out of bounds, or if there are more than a hundred laws in the
     *     new one
     */
    public final Latency scaledBy(double by) {
        return new ScaledLatency(this, by);
    }

    /**
     * Has some requests follow another law, as where a store answers a HEAD or a miss sooner than a GET:
     *
     * <pre>{@code
     * Latency.logNormal(Duration.ofMillis(21), 0.6)
     *         .except("miss", Latency.fixed(Duration.ofMillis(2)))
     *         .except("HEAD", Latency.fixed(Duration.ofMillis(5)))
     *         .except("GET meta/**", Latency.fixed(Duration.ofMillis(9)))
     * }</pre>
     *
     * <p>Exceptions add up, and the first one that fits wins. {@linkplain #describe Descriptions} and
     * {@linkplain #percentiles previews} are those of the law without its exceptions.
     *
     * @param requests which requests: {@code miss} for a GET or HEAD that finds no object, {@code first} for the first
     *     request of its connection, or a {@linkplain RequestPattern#parse pattern} without single quotes:
     *     {@code HEAD}, {@code data/**}, {@code GET data/*.bin}; the key {@code miss} is {@code ./miss}
     * @param law the law that these requests follow
     * @return the law {@code except(this, requests: law)}
     * @throws IllegalArgumentException if {@code requests} is none of these or excepted already, or if there are more
     *     than a hundred laws in the new one
     */
    public final Latency except(String requests, Latency law) {
        return ExceptLatency.of(this, requests, law);
    }

    /**
     * Makes this law a part of a {@linkplain #mixture mixture}.
     *
     * @param weight the part of the requests that follow this law, above 0 and at most 1
     * @return this law and its weight
     * @throws IllegalArgumentException if the weight is out of bounds
     */
    public final WeightedLatency weighted(double weight) {
        return new WeightedLatency(weight, this);
    }

    /**
     * Describes the law in numbers.
     *
     * @param seed the seed to report with it
     * @return distribution, parameters, seed, and what follows from them
     */
    public abstract LatencyDescription describe(long seed);

    /**
     * Draws 65,536 times without serving anything, for a look at what to expect of requests that are no exceptions.
     *
     * @param seed the seed of these draws
     * @return their percentiles
     */
    public Percentiles percentiles(long seed) {
        return Percentiles.ofNanos(previewNanos(seed));
    }

    /**
     * Draws as {@link #percentiles} does.
     *
     * @param seed the seed of these draws
     * @return 65,536 draws in nanoseconds, or a single one where all are the same
     */
    @API(status = API.Status.INTERNAL)
    public long[] previewNanos(long seed) {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
        Latency usual = usual();
        long[] draws = new long[usual.isConstant() ? 1 : PREVIEW_DRAWS];
        for (int i = 0; i < draws.length; i++) {
            draws[i] = usual.sampleNanos(random);
        }
        return draws;
    }

    /**
     * Draws once; never negative. One draw takes all it needs from the one generator, and a constant needs none, not
     * even a generator or a request.
     */
    abstract long sampleNanos(UniformRandomProvider random, Asked asked);

    /** Draws for no request in particular. */
    final long sampleNanos(UniformRandomProvider random) {
        return sampleNanos(random, Asked.PREVIEW);
    }

    /** Whether every draw is the same whatever is asked, so that none needs to be made. */
    abstract boolean isConstant();

    /** Half of the draws are shorter; {@link #UNKNOWN} without a closed form. */
    abstract double medianNanos();

    /** The mean of the draws; {@link #UNKNOWN} if it is infinite or has no closed form. */
    abstract double meanNanos();

    /** The laws that this one is made of, in the order in which they are written. */
    List<Latency> inner() {
        return List.of();
    }

    /** How many laws this one is made of, itself included. */
    final int size() {
        return 1 + inner().stream().mapToInt(Latency::size).sum();
    }

    /** The laws that only some requests follow, here or further in. */
    Stream<Latency> exceptions() {
        return inner().stream().flatMap(Latency::exceptions);
    }

    /** This law without exceptions, its own or of the laws it is made of. */
    Latency usual() {
        return this;
    }

    /** What draws, if that is not in the spec. */
    Optional<LatencyFunction> function() {
        return Optional.empty();
    }

    private Stream<LatencyFunction> functions() {
        return Stream.concat(function().stream(), inner().stream().flatMap(Latency::functions));
    }

    /** {@return the spec, which {@link #parse} reads back unless it has a {@linkplain #of function} in it} */
    @Override
    public abstract String toString();

    /**
     * Two laws are equal if their specs are, and the {@linkplain #of functions} in them.
     *
     * @param other anything
     * @return whether it is the same law
     */
    @Override
    public final boolean equals(Object other) {
        return other instanceof Latency latency
                && latency.toString().equals(toString())
                && latency.functions().toList().equals(functions().toList());
    }

    /** {@return a hash of the spec} */
    @Override
    public final int hashCode() {
        return toString().hashCode();
    }
}
