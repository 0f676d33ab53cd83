package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.store.ObjectStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

class NetworkMatrixTest {

    private static final String ROOT = "src/test/resources/store";
    private static final List<String> SEEN = Collections.synchronizedList(new ArrayList<>());
    private static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();
    private static CyclicBarrier both;

    @BeforeEach
    void forget() {
        SEEN.clear();
        PORTS.clear();
        both = new CyclicBarrier(2);
    }

    @SlowStore(root = ROOT, network = "fixed(1ms), 7MB/s", seed = 9)
    static class ThreeNetworks {

        @BeforeEach
        void isSetAlready(ServerHandle server, Network network) {
            assertThat(server.network()).isEqualTo(network);
        }

        @NetworkTest({"s3-standard", "lte", "fixed(20ms)"})
        void isOnEach(TestInfo test, ServerHandle server, Network network) {
            assertThat(server.network()).isEqualTo(network);
            assertThat(network.seed()).isEqualTo(9);
            SEEN.add(test.getDisplayName() + ": " + network);
        }

        @AfterEach
        void isStillSet(ServerHandle server, Network network) {
            assertThat(server.network()).isEqualTo(network);
        }
    }

    @Test
    void aTestRunsOnEachNetworkAndSaysOnWhich() {
        JupiterRun.of(ThreeNetworks.class).assertPassed(3);

        assertThat(SEEN)
                .containsExactly(
                        "[1] s3-standard: " + Network.s3Standard(),
                        "[2] lte: " + Network.lte(),
                        "[3] fixed(20ms): fixed(20ms), unlimited");
    }

    @SlowStore(root = ROOT, network = "fixed(1ms), 7MB/s")
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Undone {

        @NetworkTest({"fixed(3ms)", "fixed(4ms)"})
        @Order(1)
        void tunesWhatItGot(ServerHandle server) {
            SEEN.add(server.network().toString());
            server.setLatency(Latency.fixed(Duration.ofMillis(5)));
            JupiterRun.read(server, "snail.bin");
            assertThat(server.recording().gets()).isEqualTo(1);
        }

        @Test
        @Order(2)
        void isOnItsOwnAgain(ServerHandle server) {
            SEEN.add(server.network().toString());
        }
    }

    @Test
    void theNetworkEndsWithItsInvocation() {
        JupiterRun.of(Undone.class).assertPassed(3);

        assertThat(SEEN).containsExactly("fixed(3ms), unlimited", "fixed(4ms), unlimited", "fixed(1ms), 7MB/s");
    }

    @SlowStore(name = "data", root = ROOT, seed = 1)
    @SlowStore(name = "index", root = ROOT, seed = 2)
    static class TwoStores {

        @NetworkTest("fixed(3ms)")
        void both(@Store("data") ServerHandle data, @Store("index") ServerHandle index) {
            SEEN.add(data.network() + " and " + index.network());
            assertThat(data.network().seed()).isEqualTo(1);
            assertThat(index.network().seed()).isEqualTo(2);
        }

        @NetworkTest(value = "fixed(4ms)", store = "index")
        void one(@Store("data") ServerHandle data, @Store("index") ServerHandle index, Network network) {
            SEEN.add(data.network() + " and " + index.network());
            assertThat(network).isEqualTo(index.network());
        }
    }

    @Test
    void allStoresAreBehindItUnlessOneIsNamed() {
        JupiterRun.of(TwoStores.class).assertPassed(2);

        assertThat(SEEN)
                .containsExactlyInAnyOrder(
                        "fixed(3ms), unlimited and fixed(3ms), unlimited", "none, unlimited and fixed(4ms), unlimited");
    }

    @SlowStore(root = ROOT)
    static class Named {

        @NetworkTest(
                value = {"lte", "dsl"},
                name = "{displayName} #{index} over {network}{arguments}, {unknown} {0}")
        void reads(TestInfo test) {
            SEEN.add(test.getDisplayName());
        }
    }

    @Test
    void aNameIsAPattern() {
        JupiterRun.of(Named.class).assertPassed(2);

        assertThat(SEEN)
                .containsExactly(
                        "reads(TestInfo) #1 over lte, {unknown} {0}", "reads(TestInfo) #2 over dsl, {unknown} {0}");
    }

    static class InFields {

        @RegisterExtension
        final SlowStoreExtension perTest =
                SlowStoreExtension.of(SlowServer.builder(ObjectStore.of(Map.of("a", new byte[1]))));

        @NetworkTest({"lte", "dsl"})
        void reads(ServerHandle server) {
            SEEN.add(server.network().toString());
        }
    }

    @Test
    void serversOfFieldsAreBehindItToo() {
        JupiterRun.of(InFields.class).assertPassed(2);

        assertThat(SEEN).containsExactly(Network.lte().toString(), Network.dsl().toString());
    }

    static class OnMethods {

        @NetworkTest({"lte", "dsl"})
        @SlowStore(root = ROOT, latency = "fixed(1ms)")
        void reads(ServerHandle server) {
            PORTS.add(server.port());
            SEEN.add(server.network().toString());
        }
    }

    @Test
    void soAreThoseOfMethods() {
        JupiterRun.of(OnMethods.class).assertPassed(2);

        assertThat(SEEN).containsExactly(Network.lte().toString(), Network.dsl().toString());
    }

    @SlowStore(root = ROOT, network = "fixed(1ms)")
    static class Around {

        @Nested
        class Within {

            @NetworkTest({"lte", "dsl"})
            void reads(ServerHandle server) {
                SEEN.add(server.network().toString());
            }

            @Test
            void isOnThatOfTheClassAround(ServerHandle server) {
                assertThat(server.network().latency()).isEqualTo(Latency.fixed(Duration.ofMillis(1)));
            }
        }
    }

    @Test
    void nestedTestsRunOnEachNetwork() {
        JupiterRun.of(Around.class).assertPassed(3);

        assertThat(SEEN).containsExactly(Network.lte().toString(), Network.dsl().toString());
    }

    @SlowStore(root = ROOT)
    @Execution(ExecutionMode.CONCURRENT)
    static class InParallel {

        @NetworkTest({"fixed(1ms)", "fixed(2ms)"})
        void haveTheirOwn(ServerHandle server, Network network) throws Exception {
            PORTS.add(server.port());
            both.await(1, TimeUnit.MINUTES);
            assertThat(server.network()).isEqualTo(network);
            int reads = network.equals(Network.parse("fixed(1ms)")) ? 1 : 2;
            for (int i = 0; i < reads; i++) {
                JupiterRun.read(server, "snail.bin");
            }
            assertThat(server.recording().gets()).isEqualTo(reads);
            both.await(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void invocationsInParallelHaveAServerEach() {
        JupiterRun.with(ParallelTest.parallel("concurrent", 2), InParallel.class)
                .assertPassed(2);

        assertThat(PORTS).hasSize(2);
    }
}
