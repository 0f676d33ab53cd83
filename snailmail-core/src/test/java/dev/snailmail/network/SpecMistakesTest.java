package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.snailmail.fault.Fault;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes that people make, and errors that say how to mend them, in a line or two. */
class SpecMistakesTest {

    private static final Map<String, Function<String, Object>> PARSERS = Map.of(
            "latency", Latency::parse,
            "rate", Bandwidth::parse,
            "network", Network::parse,
            "limit", RequestLimit::parse,
            "draws", Draws::parse,
            "fault", Fault::parse);

    private static final String LOGNORMAL =
            "allowed: \"lognormal(mode=45ms, sigma=0.5)\", \"lognormal(p50=30ms, p99=120ms)\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // The nearest name.
                "latency | lognorml(45ms)        | names no latency law; did you mean lognormal? " + LOGNORMAL,
                "latency | nromal(45ms, 3ms)     | names no latency law; did you mean normal? allowed: \"normal(mean=45ms, std=10ms)\"",
                "latency | s3-standard           | names no latency law; did you mean the network s3-standard?",
                "latency | 45ms                  | names no latency law; did you mean fixed(45ms)?",
                "latency | 20                    | names no latency law; did you mean fixed(20ms)?",
                "latency | zipf(1)               | names no latency law; allowed: lognormal, normal, exponential, fixed, none, uniform, gamma, weibull, pareto, empirical, mixture, shifted, capped, scaled, except; see",
                "latency | mixture(1: fixd(1ms)) | has \"fixd(1ms)\", which names no latency law; did you mean fixed? allowed: \"fixed(20ms)\"",
                "network | lognorml(45ms)        | names no preset and no part of a network; did you mean lognormal? "
                        + LOGNORMAL,
                "network | maxConnection(2)      | names no preset and no part of a network; did you mean maxConnections? allowed: \"maxConnections(6, refuse)\", \"maxConnections(6, queue)\"",
                "network | limt(5/s)             | names no preset and no part of a network; did you mean limit?",
                "rate    | step(0s: 1MB/s)       | names no rate; did you mean steps? allowed: \"steps(0s: 100MB/s, 5s: 10MB/s)\"",
                "rate    | fast                  | names no rate; allowed: a rate such as 100MB/s or 10Mbit/s, unlimited, steps, sine, random, outage; see",
                "limit   | limits(1/s)           | names no limit; did you mean limit?",
                "draws   | draw(key)             | names no draws; did you mean draws?",
                "draws   | draws(keys)           | has keys, which is no part of a request; did you mean key?",
                "fault   | rest(after=1)         | names no fault; did you mean reset? allowed: \"reset\", \"reset(after=1000)\"",
                "fault   | 503                   | names no fault; did you mean status(503)?",
                "fault   | 500ms                 | names no fault; did you mean delay(500ms)?",
                "fault   | explode               | names no fault; allowed: status, reset, truncate, stall, drip, corrupt, wrongContentRange, ignoreRange, objectChanged, delay; see",
                // Presets.
                "network | 3g                    | names no preset and no part of a network; did you mean three-g?",
                "network | 4g                    | names no preset and no part of a network; did you mean slow-4g?",
                "network | s3                    | names no preset and no part of a network; did you mean s3-standard?",
                "network | s3standard            | names no preset and no part of a network; did you mean s3-standard?",
                "network | s3_express            | names no preset and no part of a network; did you mean s3-express?",
                "network | threeg                | names no preset and no part of a network; did you mean three-g?",
                "network | s4                    | names no preset and no part of a network; allowed: a preset (s3-standard, s3-standard-heavy-tail, s3-express, gcs, s3-metadata, cable, dsl, lte, three-g, slow-4g), or parts with commas between them: a latency law such as fixed(20ms), a rate such as 100MB/s, shared, perConnection, fifo, up, slowStart, connect, idleTimeout, headTimeout, maxRequests, maxConnections, limit, draws; see",
                // Units.
                "latency | fixed(20)             | has value (20), which needs a unit, such as 20ms or 20s; allowed: \"fixed(20ms)\"; see",
                "latency | lognormal(45)         | has mode (45), which needs a unit, such as 45ms or 45s; "
                        + LOGNORMAL,
                "latency | fixed(20sec)          | has value (20sec), which must be a number and a unit of ns, us, ms, s or min, such as 45ms",
                "latency | fixed(999999999999min)| has value (999999999999min), which must be at most 9223372036854775807ns, about 292 years",
                "fault   | delay(200)            | has duration (200), which needs a unit, such as 200ms or 200s",
                "network | idleTimeout(5)        | has timeout (5), which needs a unit, such as 5ms or 5s",
                "network | 20ms                  | names no preset and no part of a network; did you mean fixed(20ms)?",
                "network | 20                    | names no preset and no part of a network; did you mean fixed(20ms) or 20MB/s?",
                "rate    | 100                   | needs a unit, such as 100MB/s",
                "rate    | 100MB                 | is not a rate; did you mean 100MB/s?",
                "rate    | 100Mbps               | has the unknown unit Mbps; did you mean 100Mbit/s?",
                "rate    | 100MBps               | has the unknown unit MBps; did you mean 100MB/s?",
                "rate    | 100furlongs/s         | has the unknown unit furlongs; units: B, kB, MB, GB, TB, PB, EB, KiB, MiB, GiB, TiB, PiB, EiB, bit, kbit, Mbit, Gbit, Tbit, Pbit, Ebit;",
                "rate    | 1e3MB/s               | is not a number and a unit, such as 100MB/s; allowed",
                "network | perConnection(10)     | has rate (10), which needs a unit, such as 10MB/s; allowed: \"perConnection(10MB/s)\"; see",
                "network | fifo(10MB)            | has rate (10MB), which is not a rate; did you mean 10MB/s? allowed: \"fifo(10MB/s)\"; see",
                "limit   | limit(5500, per=prefix)| has rate (5500), which needs /s behind it: 5500/s; allowed: \"limit(5500/s, per=prefix)\"",
                // The parameters of that call only.
                "latency | lognormal(mean=45ms)  | has no parameter called mean; " + LOGNORMAL + "; see",
                "latency | lognormal(mod=45ms)   | has no parameter called mod; did you mean mode? " + LOGNORMAL,
                "latency | lognormal(p50=30ms)   | must have either two percentiles, or mode and sigma; " + LOGNORMAL,
                "latency | lognormal(p50=1ms, sigma=1)| must have either two percentiles, or mode and sigma; "
                        + LOGNORMAL,
                "latency | gamma(45ms)           | lacks shape; allowed: \"gamma(mean=45ms, shape=2)\"; see",
                "network | connect(2, rt=50ms)   | has no parameter called rt; did you mean rtt? allowed: \"connect(30ms)\", \"connect(2, rtt=50ms)\"; see",
                "fault   | status(503, retry=1s) | has no parameter called retry; did you mean retryAfter? allowed: \"status(503, retryAfter=1s, body=slow down)\"; see",
                // Shapes.
                "latency | fixed(20ms            | has a parenthesis or a quote without its counterpart; allowed: \"fixed(20ms)\"",
                "latency | fixed 20ms            | is not of the form name(argument, ...); allowed: \"fixed(20ms)\"",
                "latency | ``                    | is blank; allowed: lognormal, normal,",
                "fault   | ``                    | is blank; allowed: status, reset,",
                "rate    | ``                    | is blank; allowed: a rate such as",
            })
    void anErrorBeginsWithTheMistake(String kind, String written, String problem) {
        String spec = written == null ? "" : written;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PARSERS.get(kind).apply(spec))
                .withMessageStartingWith("\"" + spec + "\" " + problem)
                .withMessageEndingWith("see docs/specs.md")
                .satisfies(error ->
                        assertThat(error.getMessage()).hasSizeLessThan(600).doesNotContain("\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fixed(1ms), lte           | \"lte\" is a preset, which must be the first part; see docs/specs.md",
                "fixed(1ms), 3g            | \"3g\" names no preset and no part of a network; did you mean three-g? see docs/specs.md",
                "lte, lognormal(mean=45ms) | \"lognormal(mean=45ms)\" has no parameter called mean; allowed: \"lognormal(mode",
            })
    void anErrorRepeatsThePartOfANetwork(String network, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.parse(network))
                .withMessageStartingWith(message);
    }
}
