package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    private final Network network = Network.builder()
            .latency(Latency.parse("lognormal(45ms)"))
            .shared(Bandwidth.megabytesPerSecond(100))
            .seed(7)
            .build();

    @Test
    void isWrittenAsItsSpecs() {
        assertThat(network).hasToString("lognormal(mode=45ms, sigma=0.5), 100MB/s");
        assertThat(Network.builder().build()).hasToString("none, unlimited");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none, unlimited",
                "lognormal(mode=45ms, sigma=0.5), 100MB/s",
                "fixed(20ms), 10Mbit/s",
                "except(fixed(20ms), 'GET a,b/**': none), unlimited, draws(arrival)",
                "fixed(20ms), unlimited, draws(method, key, occurrence)",
                "none, unlimited, limit(5500/s, per=prefix)"
            })
    void isReadBackAsItIsWritten(String spec) {
        assertThat(Network.parse(spec)).hasToString(spec);
        assertThat(Network.parse(spec))
                .isEqualTo(Network.parse(Network.parse(spec).toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none, unlimited, perConnection(85MB/s)",
                "none, 100MB/s, perConnection(10MB/s), fifo(50MB/s), up(1Mbit/s), slowStart(50ms)",
                "fixed(1ms), steps(0s: 100MB/s, 5s: 10MB/s), up(outage(1MB/s, from=0s, to=4s))",
                "none, outage(unlimited, from=2s, to=4s), fifo(random(min=1MB/s, max=2MB/s, every=1s))"
            })
    void whateverItsBytesCrossIsReadBack(String spec) {
        Network parsed = Network.parse(spec);
        assertThat(parsed).hasToString(spec).isEqualTo(parsed.toBuilder().build());
        assertThat(parsed).hasSameHashCodeAs(parsed.toBuilder().build());
        assertThat(parsed).isNotEqualTo(Network.parse(spec.substring(0, spec.indexOf(", "))));
    }

    @Test
    void aSharedRateMayBeCalledSoAndNamesAreReadInAnyCase() {
        assertThat(Network.parse("SHARED(100MB/s), perconnection(rate=1MB/s), slowStart(rtt=1s)"))
                .hasToString("none, 100MB/s, perConnection(1MB/s), slowStart(1s)");
        assertThat(Network.parse("none, perConnection(unlimited), fifo(unlimited), slowStart(0ms)"))
                .hasToString("none, unlimited");
    }

    @Test
    void describesEachSettingWithItsNumbersTheSeedLast() {
        String text = Network.parse("fixed(20ms), steps(0s: 100MB/s, 5s: 10MB/s), perConnection(1MB/s), fifo(2MB/s), "
                        + "up(1Mbit/s), slowStart(50ms), connect(30ms), idleTimeout(5s), limit(5/s, per=server),"
                        + " draws(arrival)")
                .toBuilder()
                .clientLink(ClientLink.of(Bandwidth.parse("12Mbit/s"), Bandwidth.unlimited()))
                .build()
                .describe();
        assertThat(text.lines())
                .containsExactly(
                        "latency         fixed(20ms): "
                                + Network.parse("fixed(20ms)").percentiles(),
                        "shared          steps(0s: 100MB/s, 5s: 10MB/s) for all responses",
                        "per connection  1MB/s for each connection",
                        "fifo            2MB/s for whole bodies in turn",
                        "up              1Mbit/s for all request bodies",
                        "slow start      14600 bytes in the first round trip of 50ms, then twice as many in each",
                        "client link     12Mbit/s down, unlimited up, for all servers that have it",
                        "connections     connect(30ms), idleTimeout(5s)",
                        "requests        limit(5/s, per=server)",
                        "draws           draws(arrival)",
                        "seed            42");
        assertThat(Network.builder().build().describe().lines()).hasSize(3);
    }

    @Test
    void needsNoMoreThanOnePart() {
        assertThat(Network.parse("fixed(20ms)"))
                .isEqualTo(
                        Network.builder().latency(Latency.parse("fixed(20ms)")).build());
        assertThat(Network.parse(" 100MB/s "))
                .isEqualTo(Network.builder().shared(Bandwidth.parse("100MB/s")).build());
        assertThat(Network.parse("100MB/s,mixture(0.5: none, 0.5: fixed(1s))"))
                .hasToString("mixture(0.5: none, 0.5: fixed(1s)), 100MB/s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fixed(1ms), fixed(2ms) | latency is already set",
                "100MB/s, unlimited     | shared is already set",
                "draws(key), draws(key) | draws is already set",
                "draws(keys)            | 'has keys, which is no part of a request; did you mean key?'",
                "limit(1/s, per=server), limit(2/s, per=server) | requestLimit is already set",
                "fixed(1ms), limit(1/s) | lacks per",
                "limit(                 | a parenthesis or a quote without its counterpart",
                "1MB/s, shared(2MB/s)   | shared is already set",
                "fifo(1MB/s), fifo(1B/s)| fifo is already set",
                "up(1MB/s), up(1MB/s)   | up is already set",
                "slowStart(1s), slowStart(2s) | slowStart is already set",
                "slowStart(fast)        | has rtt (fast), which must be a number and a unit",
                "slowStart(-1ms)        | slowStart (-1ms) must not be negative",
                "perConnection()        | lacks rate",
                "perConnection(fast)    | names no rate",
                "fifo(0MB/s)            | must be above zero",
                "fixed(1ms              | a parenthesis or a quote without its counterpart",
                "fixed(1ms), 3          | did you mean fixed(3ms) or 3MB/s?",
                "fixed(1ms), -3MB/s     | must be above zero",
                "fixed(1ms),            | is blank",
                "wobbly(1ms)            | names no preset and no part of a network"
            })
    void saysWhatIsWrongWithASpec(String spec, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.parse(spec))
                .withMessageContaining(problem)
                .withMessageEndingWith("see docs/specs.md");
    }

    @Test
    void opensIntoABuilder() {
        assertThat(network.toBuilder().build()).isEqualTo(network).hasSameHashCodeAs(network);
        Network slower = network.toBuilder().shared(Bandwidth.unlimited()).build();
        assertThat(slower).isNotEqualTo(network).hasToString("lognormal(mode=45ms, sigma=0.5), unlimited");
        assertThat(slower.seed()).isEqualTo(7);
        Network dealt = network.toBuilder().draws(Draws.inArrivalOrder()).build();
        assertThat(dealt).isNotEqualTo(network).hasToString(network + ", draws(arrival)");
        assertThat(dealt.toBuilder().build()).isEqualTo(dealt).hasSameHashCodeAs(dealt);
        assertThat(dealt.draws()).isEqualTo(Draws.inArrivalOrder());
        assertThat(network.draws()).isEqualTo(Draws.keyedBy(Draws.Part.values()));
        assertThat(network.toBuilder().seed(8).build()).isNotEqualTo(network);
        assertThat(network.toBuilder().latency(Latency.none()).build()).isNotEqualTo(network);
    }

    @Test
    void mayLimitRequests() {
        RequestLimit limit = RequestLimit.atMost(5500).requestsPerSecond().perPrefix();
        Network limited = network.toBuilder().requestLimit(limit).build();
        assertThat(limited).hasToString("lognormal(mode=45ms, sigma=0.5), 100MB/s, limit(5500/s, per=prefix)");
        assertThat(limited.requestLimit()).contains(limit);
        assertThat(network.requestLimit()).isEmpty();
        assertThat(limited).isNotEqualTo(network);
        assertThat(limited.toBuilder().build()).isEqualTo(limited).hasSameHashCodeAs(limited);
        assertThat(Network.parse("limit(5500/s, per=prefix), fixed(1ms)").requestLimit())
                .contains(limit);
        assertThat(Network.parse("LIMIT (5500/s, per=prefix)").requestLimit()).contains(limit);
    }

    @Test
    void isNotSetTwice() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Network.builder().seed(1).seed(1))
                .withMessage("seed is already set; it may be set once");
        assertThatIllegalStateException()
                .isThrownBy(() -> network.toBuilder().latency(Latency.none()).latency(Latency.none()))
                .withMessage("latency is already set; it may be set once");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> network.toBuilder().shared(Bandwidth.unlimited()).shared(Bandwidth.unlimited()))
                .withMessage("shared is already set; it may be set once");
        assertThatIllegalStateException()
                .isThrownBy(() -> Network.builder().draws(Draws.DEFAULT).draws(Draws.DEFAULT))
                .withMessage("draws is already set; it may be set once");
    }

    @Test
    void theDefaultDrawsMayBeWrittenAndAreNotPrinted() {
        assertThat(Network.parse("draws(occurrence, method, key, query, range), fixed(20ms)"))
                .hasToString("fixed(20ms), unlimited")
                .isEqualTo(Network.parse("fixed(20ms)"));
    }

    @Test
    void previewsItsLatencyWithItsSeed() {
        assertThat(network.percentiles()).isEqualTo(network.latency().percentiles(7));
    }

    @Test
    void hasNoMissingParts() {
        assertThatNullPointerException()
                .isThrownBy(() -> Network.builder().latency(null))
                .withMessageContaining("Latency.none()");
        assertThatNullPointerException()
                .isThrownBy(() -> Network.builder().shared(null))
                .withMessageContaining("Bandwidth.unlimited()");
        assertThatNullPointerException()
                .isThrownBy(() -> Network.builder().draws(null))
                .withMessageContaining("Draws.keyedBy");
    }
}
