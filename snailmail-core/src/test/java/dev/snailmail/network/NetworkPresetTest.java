package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkPresetTest {

    @Test
    void areFoundByNameInAnyCase() {
        assertThat(NetworkPreset.named("s3-standard")).hasValue(NetworkPreset.S3_STANDARD);
        assertThat(NetworkPreset.named("LTE")).hasValue(NetworkPreset.LTE);
        assertThat(NetworkPreset.named("s3")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void areNetworksThatPrintAndParse(NetworkPreset preset) {
        Network network = preset.network();
        assertThat(Network.parse(preset.id())).isEqualTo(network);
        assertThat(Network.parse(network.toString())).isEqualTo(network);
        assertThat(network.toBuilder().build()).isEqualTo(network);
        assertThat(preset.source()).isNotBlank();
    }

    @Test
    void eachHasAFactoryOnNetworkThatMakesIt() {
        List<Method> factories = Arrays.stream(Network.class.getMethods())
                .filter(method -> method.getReturnType() == Network.class && method.getParameterCount() == 0)
                .toList();
        assertThat(factories.stream().map(NetworkPresetTest::made))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(NetworkPreset.values())
                        .map(NetworkPreset::network)
                        .toList());
        assertThat(Network.presets())
                .hasSize(NetworkPreset.values().length)
                .containsEntry("gcs", Network.gcs())
                .containsEntry("slow-4g", Network.slow4g());
    }

    private static Network made(Method factory) {
        try {
            return (Network) factory.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** The percentiles that were published, or that the published figures were fitted to. */
    @ParameterizedTest
    @CsvSource({
        "s3-standard,            30,  64, 120",
        "s3-standard-heavy-tail, 32, 110, 200",
        "s3-express,            4.0, 6.2, 8.9",
        "gcs,                  14.7, 19.5, 24.5",
        "s3-metadata,           9.9, 16.8, 25.8",
        "lte,                    70,  70,  70"
    })
    void haveThePercentilesThatTheirDocumentationNames(String id, double p50, double p90, double p99) {
        List<Duration> found = List.of(
                Network.parse(id).percentiles().p50(),
                Network.parse(id).percentiles().p90(),
                Network.parse(id).percentiles().p99());
        assertThat(found.get(0).toNanos() / 1e6).isCloseTo(p50, within(0.03 * p50));
        assertThat(found.get(1).toNanos() / 1e6).isCloseTo(p90, within(0.03 * p90));
        assertThat(found.get(2).toNanos() / 1e6).isCloseTo(p99, within(0.05 * p99));
    }

    @Test
    void partsBehindAPresetReplaceItsOwn() {
        assertThat(Network.parse("lte, fixed(1s)"))
                .isEqualTo(Network.lte().toBuilder()
                        .latency(Latency.fixed(Duration.ofSeconds(1)))
                        .build());
        assertThat(Network.parse("s3-standard, 1GB/s").shared()).isEqualTo(Bandwidth.parse("1GB/s"));
    }

    @Test
    void anUnknownNameIsAnErrorThatListsThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.parse("s3-standrad"))
                .withMessageStartingWith(
                        "\"s3-standrad\" names no preset and no part of a network; did you mean s3-standard?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.parse("wobbly"))
                .withMessageStartingWith("\"wobbly\" names no preset and no part of a network; allowed: a preset (s3-")
                .withMessageContainingAll("s3-standard,", "slow-4g)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.parse("fixed(1ms), lte"))
                .withMessageStartingWith("\"lte\" is a preset, which must be the first part");
    }
}
