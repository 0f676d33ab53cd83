package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.wire.Logged;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomLatencyTest {

    private static final LatencyFunction BY_RANGE = (random, request) ->
            Duration.ofMillis(request.range().isEmpty() ? 20 : 100).plusNanos(random.nextInt(1_000_000));

    private final Latency law = Latency.of("by range", BY_RANGE);

    private static long draw(Latency latency, String range) {
        return Delays.of(Network.builder().latency(latency).build()).nanosFor(RequestInfo.of("GET", "a", range), 200);
    }

    @Test
    void drawsFromTheRequestAndItsOwnGenerator() {
        assertThat(draw(law, "")).isBetween(20_000_000L, 20_999_999L).isEqualTo(draw(law, ""));
        assertThat(draw(law, "bytes=0-")).isBetween(100_000_000L, 100_999_999L);
        assertThat(draw(law, "bytes=0-") % 1_000_000)
                .as("another request, another draw")
                .isNotEqualTo(draw(law, "") % 1_000_000);
    }

    @Test
    void nestsInOtherLaws() {
        assertThat(draw(law.cappedAt(Duration.ofMillis(30)), "bytes=0-")).isEqualTo(30_000_000);
        assertThat(draw(Latency.none().except("GET", law), "")).isEqualTo(draw(law, ""));
    }

    @Test
    void isPreviewedWithAGetOfNothingInParticular() {
        assertThat(law.percentiles(1).p99()).isBetween(Duration.ofMillis(20), Duration.ofMillis(21));
        assertThat(law.percentiles(1).count()).isEqualTo(65_536);
        assertThat(law.describe(3)).hasToString("custom {}, derived {}, seed 3");
        assertThat(law.isConstant()).isFalse();
    }

    @Test
    void isWrittenByItsNameAndNotReadBack() {
        assertThat(law).hasToString("custom(by range)");
        assertThat(Latency.of("a, b", BY_RANGE)).hasToString("custom('a, b')");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.parse(law.toString()))
                .withMessageStartingWith("\"custom(by range)\" stands for a function, which only Java code can give: "
                        + "see Latency.of(name, function); see docs/specs.md");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Latency.parse(law.cappedAt(Duration.ofMillis(1)).toString()))
                .withMessageContaining("has \"custom(by range)\", which stands for a function");
    }

    @Test
    void isEqualIfItsNameAndItsFunctionAre() {
        Latency other = Latency.of("by range", (random, request) -> Duration.ZERO);
        assertThat(law)
                .isEqualTo(Latency.of("by range", BY_RANGE))
                .hasSameHashCodeAs(other)
                .isNotEqualTo(other);
        assertThat(law.scaledBy(2))
                .isEqualTo(Latency.of("by range", BY_RANGE).scaledBy(2))
                .isNotEqualTo(other.scaledBy(2));
        assertThat(law).isNotEqualTo(Latency.of("otherwise", BY_RANGE));
        assertThat(Latency.mixture(law.weighted(0.5), other.weighted(0.5)))
                .isNotEqualTo(Latency.mixture(other.weighted(0.5), law.weighted(0.5)));
    }

    @Test
    void whatFailsWaitsNotAtAllAndIsLoggedOnce() {
        for (LatencyFunction failing : List.<LatencyFunction>of(
                (random, request) -> null,
                (random, request) -> Duration.ofMillis(-1),
                (random, request) -> Duration.ofSeconds(Long.MAX_VALUE),
                (random, request) -> {
                    throw new IllegalStateException("no");
                },
                (random, request) -> {
                    throw CustomLatencyTest.<RuntimeException>undeclared();
                },
                (random, request) -> {
                    throw new AssertionError("no");
                })) {
            Latency fails = Latency.of("failing", failing);
            List<LogRecord> logged = Logged.during(() -> {
                assertThat(draw(fails, "")).isZero();
                assertThat(draw(fails, "bytes=0-")).isZero();
            });
            assertThat(logged).hasSize(1);
            assertThat(logged.get(0).getLevel()).isEqualTo(Level.WARNING);
            assertThat(logged.get(0).getMessage()).startsWith("custom(failing) failed; requests for which it does");
            assertThat(logged.get(0).getThrown()).isNotNull();
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E undeclared() throws E {
        throw (E) new Exception("as Kotlin and sneaky code throw it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "it's", "two\nlines"})
    void refusesWhatIsNoName(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.of(name, BY_RANGE))
                .withMessageStartingWith("name (" + name + ") must have from 1 to 100 characters");
        assertThatNullPointerException()
                .isThrownBy(() -> Latency.of("none", null))
                .withMessageContaining("function");
    }

    @Test
    void seedsTheGeneratorOfAKeyedDrawWithTheRequest() {
        assertThat(Latency.of("first", (random, request) -> Duration.ofNanos(random.nextLong() >>> 1))
                        .sampleNanos(new SplitMix64(5)))
                .isEqualTo(new SplitMix64(5).nextLong() >>> 1);
    }
}
