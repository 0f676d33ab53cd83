package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionCostTest {

    private static final Duration MS_30 = Duration.ofMillis(30);

    private static NetworkBuilder builder() {
        return Network.builder();
    }

    @Test
    void isNothingUnlessSet() {
        ConnectionCost none = builder().build().connectionCost();
        assertThat(none.isNone()).isTrue();
        assertThat(none.connect()).isZero();
        assertThat(none.idleTimeout()).isEmpty();
        assertThat(none.maxRequests()).isEmpty();
        assertThat(none.maxConnections()).isEmpty();
        assertThat(none).hasToString("");
        assertThat(builder().connect(Duration.ZERO).build()).hasToString("none, unlimited");
    }

    @Test
    void isWhatWasSet() {
        Network network = builder()
                .connect(MS_30)
                .idleTimeout(Duration.ofSeconds(5))
                .maxRequestsPerConnection(100)
                .maxConnections(6, WhenFull.QUEUE)
                .build();
        ConnectionCost cost = network.connectionCost();
        assertThat(cost.connect()).isEqualTo(MS_30);
        assertThat(cost.idleTimeout()).contains(Duration.ofSeconds(5));
        assertThat(cost.maxRequests()).hasValue(100);
        assertThat(cost.maxConnections()).hasValue(6);
        assertThat(cost.whenFull()).isEqualTo(WhenFull.QUEUE);
        assertThat(network)
                .hasToString("none, unlimited, connect(30ms), idleTimeout(5s), maxRequests(100),"
                        + " maxConnections(6, queue)");
    }

    @ParameterizedTest
    @CsvSource({"1, 50", "2, 100", "3, 150"})
    void roundTripsAddUp(int roundTrips, long millis) {
        Network network = builder().connect(roundTrips, Duration.ofMillis(50)).build();
        assertThat(network.connectionCost().connect()).isEqualTo(Duration.ofMillis(millis));
        assertThat(Network.parse("connect(" + roundTrips + ", rtt=50ms)")).isEqualTo(network);
        assertThat(Network.parse("connect(" + millis + "ms)")).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none, unlimited, connect(30ms)",
                "none, unlimited, idleTimeout(5s)",
                "none, unlimited, maxRequests(1)",
                "fixed(20ms), 10MB/s, maxConnections(6, refuse)",
                "none, unlimited, connect(30ms), idleTimeout(5s), maxRequests(100), maxConnections(6, queue)"
            })
    void isReadBackAsItIsWritten(String spec) {
        assertThat(Network.parse(spec)).hasToString(spec);
    }

    @Test
    void namesMayBeGivenAndInAnyCase() {
        assertThat(Network.parse("MAXCONNECTIONS(whenFull=Queue, most=6), idletimeout(timeout=5s),"
                        + " connect(rtt=50ms, roundTrips=2), maxRequests(most=100)"))
                .hasToString("none, unlimited, connect(100ms), idleTimeout(5s), maxRequests(100),"
                        + " maxConnections(6, queue)");
    }

    @Test
    void anyNetworkIsReadBackFromItsSpecInAnyOrder() {
        Random random = new Random(1);
        for (int nth = 0; nth < 2_000; nth++) {
            Network network = any(random);
            List<String> parts = new ArrayList<>(List.of(network.toString().split(", (?![^(]*\\))")));
            Collections.shuffle(parts, random);
            assertThat(Network.parse(network.toString())).isEqualTo(network).hasSameHashCodeAs(network);
            assertThat(Network.parse(String.join(", ", parts))).isEqualTo(network);
            assertThat(network.toBuilder().build()).isEqualTo(network);
        }
    }

    private static Network any(Random random) {
        NetworkBuilder builder = builder();
        if (random.nextBoolean()) {
            builder.connect(Duration.ofNanos(random.nextLong() >>> (1 + random.nextInt(63))));
        }
        if (random.nextBoolean()) {
            builder.idleTimeout(Duration.ofNanos(1 + (random.nextLong() >>> (2 + random.nextInt(61)))));
        }
        if (random.nextBoolean()) {
            builder.maxRequestsPerConnection(1 + random.nextInt(1_000_000));
        }
        if (random.nextBoolean()) {
            builder.maxConnections(
                    1 + random.nextInt(1_000_000), WhenFull.values()[random.nextInt(WhenFull.values().length)]);
        }
        return builder.build();
    }

    @Test
    void everySettingMakesAnotherNetwork() {
        Network none = builder().build();
        List<Network> networks = List.of(
                none,
                none.toBuilder().connect(MS_30).build(),
                none.toBuilder().idleTimeout(MS_30).build(),
                none.toBuilder().maxRequestsPerConnection(1).build(),
                none.toBuilder().maxConnections(1, WhenFull.REFUSE).build(),
                none.toBuilder().maxConnections(1, WhenFull.QUEUE).build());
        assertThat(networks).doesNotHaveDuplicates();
        assertThat(networks).extracting(Network::toString).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "connect(-1ms)             | is out of bounds: connect (-1ms) must not be negative",
                "connect()                 | lacks connect",
                "connect(2)                | has connect (2), which needs a unit, such as 2ms or 2s",
                "connect(2.5, 1ms)         | has roundTrips (2.5), which must be a whole number",
                "connect(0, 1ms)           | is out of bounds: roundTrips (0) must be from 1 to 3",
                "connect(4, 1ms)           | is out of bounds: roundTrips (4) must be from 1 to 3",
                "connect(4294967298, 1ms)  | must be from 1 to 3",
                "connect(2, -1ms)          | is out of bounds: rtt (-1ms) must not be negative",
                "connect(3, 9000000000s)   | is out of bounds: connect (PT7500000H) must be at most",
                "connect(1, 1ms, 1)        | has too many arguments",
                "connect(1ms), connect(1ms) | connect is already set",
                "idleTimeout(0s)           | is out of bounds: idleTimeout (0ms) must be positive",
                "idleTimeout(-3ms)         | is out of bounds: idleTimeout (-3ms) must be positive",
                "idleTimeout               | lacks timeout",
                "maxRequests(0)            | is out of bounds: maxRequestsPerConnection (0) must be at least 1",
                "maxRequests(-9999999999)  | must be at least 1",
                "maxRequests(many)         | has most (many), which must be a whole number",
                "maxConnections(0, queue)  | is out of bounds: maxConnections (0) must be at least 1",
                "maxConnections(6)         | lacks whenFull",
                "maxConnections(6, wait)   | has whenFull (wait), which must be refuse or queue",
                "maxConnections(1, queue), maxConnections(2, queue) | maxConnections is already set"
            })
    void saysWhatIsWrongWithASpec(String spec, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.parse(spec))
                .withMessageContaining(problem)
                .withMessageContaining("allowed: ")
                .withMessageEndingWith("; see docs/specs.md");
    }

    @Test
    void boundsAreThoseOfTheBuilderToo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().connect(Duration.ofMillis(-1)))
                .withMessage("connect (-1ms) must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().connect(4, Duration.ofMillis(1)))
                .withMessage("roundTrips (4) must be from 1 to 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().idleTimeout(Duration.ofMillis(-3)))
                .withMessage("idleTimeout (-3ms) must be positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().maxRequestsPerConnection(0))
                .withMessage("maxRequestsPerConnection (0) must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().maxConnections(0, WhenFull.QUEUE))
                .withMessage("maxConnections (0) must be at least 1");
        assertThatNullPointerException()
                .isThrownBy(() -> builder().maxConnections(1, null))
                .withMessageContaining("whenFull");
    }

    @Test
    void isNotSetTwice() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().connect(MS_30).connect(1, MS_30))
                .withMessage("connect is already set; it may be set once");
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().idleTimeout(MS_30).idleTimeout(MS_30));
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().maxRequestsPerConnection(1).maxRequestsPerConnection(1));
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().maxConnections(1, WhenFull.QUEUE).maxConnections(1, WhenFull.QUEUE));
    }

    @Test
    void theNameOfWhatHappensIsThatOfTheSpec() {
        assertThat(WhenFull.REFUSE).hasToString("refuse");
        assertThat(WhenFull.QUEUE.toString()).isEqualTo(WhenFull.QUEUE.name().toLowerCase(Locale.ROOT));
    }
}
