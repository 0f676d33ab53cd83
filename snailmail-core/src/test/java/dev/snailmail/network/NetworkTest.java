package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class NetworkTest {

    private final Network network =
            new Network(Latency.parse("lognormal(45ms)"), Bandwidth.megabytesPerSecond(100), 42);

    @Test
    void isWrittenAsItsSpecs() {
        assertThat(network).hasToString("lognormal(mode=45ms, sigma=0.5), 100MB/s");
    }

    @Test
    void changesOneThingAtATime() {
        assertThat(network.withLatency(Latency.none())).isEqualTo(new Network(Latency.none(), network.bandwidth(), 42));
        assertThat(network.withBandwidth(Bandwidth.unlimited()))
                .isEqualTo(new Network(network.latency(), Bandwidth.unlimited(), 42));
    }

    @Test
    void describesItsLatencyWithItsSeed() {
        assertThat(network.describe()).isEqualTo(network.latency().describe(42));
        assertThat(network.percentiles()).isEqualTo(network.latency().percentiles(42));
    }

    @Test
    void hasNoMissingParts() {
        assertThatNullPointerException()
                .isThrownBy(() -> network.withLatency(null))
                .withMessageContaining("Latency.none()");
        assertThatNullPointerException()
                .isThrownBy(() -> network.withBandwidth(null))
                .withMessageContaining("Bandwidth.unlimited()");
    }
}
