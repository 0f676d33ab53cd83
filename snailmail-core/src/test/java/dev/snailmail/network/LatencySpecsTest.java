package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be written, and what the error says when something else was. */
class LatencySpecsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "lognormal(mode=45ms, sigma=0.5)        | lognormal(mode=45ms, sigma=0.5)",
                "lognormal(45ms, 0.5)                   | lognormal(mode=45ms, sigma=0.5)",
                "lognormal(45ms, sigma=0.25)            | lognormal(mode=45ms, sigma=0.25)",
                "lognormal(sigma=0.25, mode=45ms)       | lognormal(mode=45ms, sigma=0.25)",
                "lognormal(45ms)                        | lognormal(mode=45ms, sigma=0.5)",
                "lognormal(Mode=45ms, SIGMA=0.25)       | lognormal(mode=45ms, sigma=0.25)",
                "LogNormal( mode = 0.045s,sigma = 5e-1 )| lognormal(mode=45ms, sigma=0.5)",
                "normal(1s,100ms)                       | normal(mean=1s, std=100ms)",
                "normal(std=1ms,mean=2ms)               | normal(mean=2ms, std=1ms)",
                "normal(mean=2ms)                       | normal(mean=2ms, std=0ms)",
                "EXPONENTIAL(1500us)                    | exponential(mean=1.5ms)",
                "exponential (mean=45ms)                | exponential(mean=45ms)",
                "fixed(20 ms)                           | fixed(20ms)",
                "fixed(value=20MS)                      | fixed(20ms)",
                "none                                   | none",
                "none()                                 | none",
                "uniform(20ms, 80ms)                    | uniform(min=20ms, max=80ms)",
                "Gamma(45ms, 2.0)                       | gamma(mean=45ms, shape=2)",
                "weibull(shape=1.5, scale=45ms)         | weibull(scale=45ms, shape=1.5)",
                "pareto(20ms, alpha=2.50)               | pareto(min=20ms, alpha=2.5)",
                "empirical(0:5ms,1 : 30ms, 0.50: 9ms)   | empirical(0: 5ms, 0.5: 9ms, 1: 30ms)",
                "shifted(fixed(1ms), 2ms)               | shifted(fixed(1ms), by=2ms)",
                "SHIFTED(by=2ms, Latency=Fixed( 1ms ) ) | shifted(fixed(1ms), by=2ms)",
                "capped(lognormal(45ms, sigma=1), at=1s)| capped(lognormal(mode=45ms, sigma=1), at=1s)",
                "scaled(none, 2)                        | scaled(none, by=2)",
                "Except(none,HEAD:fixed( 1ms ))         | except(none, HEAD: fixed(1ms))",
                "except(none, 'GET  meta/**' : fixed(value=1ms), first : none)"
                        + "| except(none, GET meta/**: fixed(1ms), first: none)",
                "except(lognormal(21ms, 0.6), HEAD: fixed(5ms), 'GET meta/**': fixed(9ms), miss: fixed(2ms))"
                        + "| except(lognormal(mode=21ms, sigma=0.6), HEAD: fixed(5ms), GET meta/**: fixed(9ms), miss: fixed(2ms))",
                "mixture(1: none)                       | mixture(1: none)",
                "mixture(0.5:fixed(1ms),5e-1:none())    | mixture(0.5: fixed(1ms), 0.5: none)",
                "Mixture(0.9: shifted(uniform(1ms, 2ms), by=3ms), .1: mixture(1: none))"
                        + "| mixture(0.9: shifted(uniform(min=1ms, max=2ms), by=3ms), 0.1: mixture(1: none))",
            })
    void isReadHoweverItIsSpaced(String written, String canonical) {
        assertThat(Latency.parse(written)).hasToString(canonical).isEqualTo(Latency.parse(canonical));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                              | is blank",
                "'   '                           | is blank",
                "45ms                            | names no latency law",
                "fixed(20ms                      | has a parenthesis or a quote without its counterpart",
                "fixed 20ms                      | is not of the form",
                "(20ms)                          | is not of the form",
                "fixed(20ms) fixed(20ms)         | is not of the form",
                "gauss(20ms)                     | names no latency law",
                "lognormal                       | lacks mode",
                "lognormal()                     | lacks mode",
                "lognormal(sigma=1)              | lacks mode",
                "normal(std=1ms)                 | lacks mean",
                "exponential()                   | lacks mean",
                "fixed()                         | lacks value",
                "lognormal(mode=45ms, std=3ms)   | has no parameter called std",
                "exponential(median=3ms)         | has no parameter called median",
                "lognormal(mode=1ms, mode=2ms)   | gives mode twice",
                "lognormal(1ms, mode=2ms)        | gives mode twice",
                "lognormal(mode=1ms, 0.5)        | has 0.5 without a name behind arguments with names",
                "lognormal(1ms, 0.5, 3)          | has too many arguments",
                "none(1ms)                       | has too many arguments",
                "fixed(1ms,)                     | has an empty argument",
                "fixed(,1ms)                     | has an empty argument",
                "fixed(20)                       | 'has value (20), which needs a unit, such as 20ms or 20s'",
                "fixed(fast)                     | has value (fast)",
                "fixed(999999999999min)          | has value (999999999999min)",
                "fixed(-20ms)                    | is out of bounds: latency (-20ms) must not be negative",
                "lognormal(-1ms)                 | is out of bounds: mode (-1ms) must not be negative",
                "lognormal(1ms, -1)              | is out of bounds: sigma (-1.0) must be from 0 to 10",
                "lognormal(1ms, NaN)             | is out of bounds: sigma (NaN) must be from 0 to 10",
                "lognormal(1ms, Infinity)        | is out of bounds: sigma (Infinity) must be from 0 to 10",
                "lognormal(1ms, wide)            | 'has sigma (wide), which must be a number'",
                "lognormal(1ms, sigma=)          | 'has sigma (), which must be a number'",
                "normal(1ms, -1ms)               | is out of bounds: std (-1ms) must not be negative",
                "fixed(20ms))                    | has a parenthesis or a quote without its counterpart",
                "capped(fixed(1ms, at=1s)        | has a parenthesis or a quote without its counterpart",
                "uniform(1ms)                    | lacks max",
                "uniform(2ms, 1ms)               | is out of bounds: max (1ms) must not be less than min (2ms)",
                "gamma(1ms)                      | lacks shape",
                "gamma(1ms, 0)                   | is out of bounds: shape (0.0) must be from 0.01 to 1000",
                "weibull(1ms, NaN)               | is out of bounds: shape (NaN) must be from 0.01 to 1000",
                "pareto(1ms, shape=2)            | has no parameter called shape",
                "pareto(1ms, 1001)               | is out of bounds: alpha (1001.0) must be from 0.01 to 1000",
                "empirical()                     | 'lacks quantile: latency'",
                "empirical(1ms, 2ms)             | 'has 1ms, which must be quantile: latency'",
                "empirical(0: 1ms, 0: 2ms)       | gives quantile 0 twice",
                "empirical(0: 1ms, 0.9: 2ms)     | is out of bounds: quantiles (0, 0.9) must go from 0 to 1",
                "empirical(0: 1ms, 1: 2)         | 'has quantile 1 (2), which needs a unit, such as 2ms or 2s'",
                "empirical(0: 1ms, all: 2ms)     | 'has quantile (all), which must be a number'",
                "empirical(0: 2ms, 1: 1ms)       | is out of bounds: quantile 1 (1ms) must not be less than quantile 0",
                "mixture()                       | 'lacks weight: latency'",
                "mixture(none)                   | 'has none, which must be weight: latency'",
                "mixture(a=1: none)              | has no parameter called a",
                "mixture(1: )                    | 'has \"\", which is blank'",
                "mixture(1: 20ms)                | 'has \"20ms\", which names no latency law; did you mean fixed(20ms)?'",
                "mixture(0.5: none)              | is out of bounds: sum of weights (0.5) must be 1",
                "mixture(0: none, 1: none)       | is out of bounds: weight (0) must be above 0 and at most 1",
                "mixture(1: gauss(1ms))          | 'has \"gauss(1ms)\", which names no latency law'",
                "mixture(1: capped(fixed(), 1s)) | 'has \"fixed()\", which lacks value'",
                "shifted(1ms)                    | 'has \"1ms\", which names no latency law; did you mean fixed(1ms)?'",
                "shifted()                       | lacks latency",
                "shifted(none)                   | lacks by",
                "shifted(none, -1ms)             | is out of bounds: by (-1ms) must not be negative",
                "capped(none, by=1ms)            | has no parameter called by",
                "capped(none, at=-1ms)           | is out of bounds: at (-1ms) must not be negative",
                "scaled(none, 0)                 | is out of bounds: by (0.0) must be from 0.000001 to 1000000",
                "except()                        | lacks latency",
                "except(none)                    | 'lacks requests: latency'",
                "except(HEAD: none)              | 'has \"HEAD: none\", which is not of the form'",
                "except(none, HEAD)              | 'has HEAD, which must be requests: latency'",
                "except(none, HEAD: 5ms)         | 'has \"5ms\", which names no latency law; did you mean fixed(5ms)?'",
                "except(none, HEAD: none, HEAD: none) | is out of bounds: requests (HEAD) must not be excepted twice",
                "except(latency=none, GET: none) | 'has GET: none without a name behind arguments with names'",
                "empirical(file=no such file)    | is out of bounds: file (no such file) must be a regular file",
                "empirical(file=a, b=c)          | has no parameter called b",
                "scaled(none, twice)             | 'has by (twice), which must be a number'",
            })
    void anErrorRepeatsWhatWasWritten(String written, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.parse(written))
                .withMessageStartingWith("\"" + written + "\" " + problem)
                .withMessageEndingWith("see docs/specs.md");
    }

    @Test
    void lineBreaksAreSpaces() {
        assertThat(Latency.parse("mixture(\n  0.5: fixed(1ms),\n  0.5: none\n)\n"))
                .hasToString("mixture(0.5: fixed(1ms), 0.5: none)");
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 10_000})
    void callsInEachOtherHaveABound(int depth) {
        String deep = "scaled(".repeat(depth - 1) + "none" + ", 2)".repeat(depth - 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.parse(deep))
                .withMessageContaining(" has more than 100 calls in each other; see docs/specs.md");
    }
}
