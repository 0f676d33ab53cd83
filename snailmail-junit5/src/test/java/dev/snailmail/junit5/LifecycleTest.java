package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.snailmail.ServerHandle;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

class LifecycleTest {

    private static final String ROOT = "src/test/resources/store";
    private static final Latency TUNED = Latency.fixed(Duration.ofMillis(1));
    private static final Latency TUNED_MORE = Latency.fixed(Duration.ofMillis(2));
    private static ServerHandle leaked;
    private static URI leakedUri;

    private static void leak(ServerHandle server) {
        leaked = server;
        leakedUri = server.uri("snail.bin");
        assertThat(JupiterRun.serves(leakedUri)).isTrue();
    }

    @BeforeEach
    void forget() {
        leaked = null;
    }

    @SlowStore(root = ROOT)
    static class CountingCase {

        @BeforeAll
        static void fill(ServerHandle server) {
            JupiterRun.read(server, "folder/shell.txt");
            leak(server);
        }

        @RepeatedTest(3)
        void countsFromZero(ServerHandle server) {
            JupiterRun.read(server, "snail.bin");
            assertThat(server.recording().byKey()).hasToString("{snail.bin=1}");
        }
    }

    @Test
    void countersAreResetBeforeEachTest() {
        JupiterRun.of(CountingCase.class).assertPassed(3);
    }

    @Test
    void theServerIsClosedAfterTheClassAndItsRecordingOutlivesIt() {
        JupiterRun.of(CountingCase.class).assertPassed(3);

        assertThat(JupiterRun.serves(leakedUri)).isFalse();
        assertThat(leaked.recording().gets()).isEqualTo(1);
        assertThatIllegalStateException()
                .isThrownBy(leaked::baseUri)
                .withMessage(
                        "this server, of @SlowStore on class %1$s, was closed at the end of class %1$s; only its"
                                + " recording can still be read, so take one in the test that needs it",
                        CountingCase.class.getName());
    }

    @SlowStore(root = ROOT)
    static class ThrowingConstructorCase {

        ThrowingConstructorCase(ServerHandle server) {
            leak(server);
            throw new IllegalStateException("the constructor throws");
        }

        @Test
        void test() {}
    }

    @SlowStore(root = ROOT)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class ThrowingPerClassConstructorCase extends ThrowingConstructorCase {
        ThrowingPerClassConstructorCase(ServerHandle server) {
            super(server);
        }
    }

    @Test
    void theServerIsClosedWhenTheConstructorThrows() {
        assertThat(JupiterRun.of(ThrowingConstructorCase.class).failures())
                .singleElement()
                .asString()
                .contains("the constructor throws");
        assertThat(JupiterRun.serves(leakedUri)).isFalse();
    }

    @Test
    void theServerIsClosedWhenTheConstructorOfAClassWithOneInstanceThrows() {
        assertThat(JupiterRun.of(ThrowingPerClassConstructorCase.class).failures())
                .singleElement()
                .asString()
                .contains("the constructor throws");
        assertThat(JupiterRun.serves(leakedUri)).isFalse();
    }

    @SlowStore(root = ROOT, latency = "fixed(0ms)", bandwidth = "100MB/s", seed = 7)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class TuningCase {

        @Test
        @Order(1)
        void tunes(ServerHandle server) {
            server.setLatency(TUNED);
            server.setBandwidth(Bandwidth.unlimited());
        }

        @Test
        @Order(2)
        void isBackAtWhatTheAnnotationSays(ServerHandle server) {
            assertThat(server.network())
                    .isEqualTo(Network.builder()
                            .latency(Latency.fixed(Duration.ZERO))
                            .shared(Bandwidth.megabytesPerSecond(100))
                            .seed(7)
                            .build());
        }
    }

    @Test
    void whatATestTunesDoesNotLeakIntoTheNext() {
        JupiterRun.of(TuningCase.class).assertPassed(2);
    }

    @SlowStore(root = ROOT)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class TuningBeforeAllCase {

        @BeforeAll
        static void tune(ServerHandle server) {
            server.setLatency(TUNED);
        }

        @Test
        @Order(1)
        void tunesMore(ServerHandle server) {
            assertThat(server.network().latency()).isEqualTo(TUNED);
            server.setLatency(TUNED_MORE);
        }

        @Test
        @Order(2)
        void isBackAtWhatBeforeAllTuned(ServerHandle server) {
            assertThat(server.network().latency()).isEqualTo(TUNED);
        }
    }

    @Test
    void whatBeforeAllTunesHoldsForTheClass() {
        JupiterRun.of(TuningBeforeAllCase.class).assertPassed(2);
    }

    @SlowStore(root = ROOT)
    static class TuningNestedCase {

        @Nested
        class Tuned {
            @BeforeAll
            static void tune(ServerHandle server) {
                assertThat(server.network().latency()).isEqualTo(Latency.none());
                server.setLatency(TUNED);
            }

            @Test
            void isTuned(ServerHandle server) {
                assertThat(server.network().latency()).isEqualTo(TUNED);
            }
        }

        @Nested
        class TunedLater {
            @BeforeAll
            static void tune(ServerHandle server) {
                assertThat(server.network().latency()).isEqualTo(Latency.none());
                server.setLatency(TUNED_MORE);
            }

            @Test
            void isTuned(ServerHandle server) {
                assertThat(server.network().latency()).isEqualTo(TUNED_MORE);
            }
        }
    }

    @Test
    void whatBeforeAllOfANestedClassTunesEndsWithThatClass() {
        JupiterRun.of(TuningNestedCase.class).assertPassed(2);
    }
}
