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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that have servers of several extensions, which begin one after the other. */
class TestServersTest {

    private static final List<String> SEEN = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    /** Begins its turn when the network has been set already, as extensions in fields do in JUnit 5.10. */
    static final class LateStore
            implements BeforeAllCallback, BeforeTestExecutionCallback, AfterTestExecutionCallback, AfterAllCallback {

        private final SlowStoreExtension store =
                SlowStoreExtension.of(SlowServer.builder(ObjectStore.synthetic("a", 10)));

        @Override
        public void beforeAll(ExtensionContext type) {
            store.beforeAll(type);
        }

        @Override
        public void beforeTestExecution(ExtensionContext test) {
            store.beforeEach(test);
        }

        @Override
        public void afterTestExecution(ExtensionContext test) {
            store.afterEach(test);
        }

        @Override
        public void afterAll(ExtensionContext type) {
            store.afterAll(type);
        }
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class EarlyAndLate {

        @RegisterExtension
        static final SlowStoreExtension EARLY =
                SlowStoreExtension.of(SlowServer.builder(ObjectStore.synthetic("a", 10)));

        @RegisterExtension
        static final LateStore LATE = new LateStore();

        @NetworkTest({"lte", "dsl"})
        @Order(1)
        void reads(ServerHandle early) {
            SEEN.add(early.network() + " and " + LATE.store.server().network());
        }

        @Test
        @Order(2)
        void isOnItsOwnAgain(ServerHandle early) {
            SEEN.add(early.network() + " and " + LATE.store.server().network());
        }
    }

    @Test
    void serversThatBeginAfterTheNetworkAreBehindItToo() {
        JupiterRun.of(EarlyAndLate.class).assertPassed(3);

        assertThat(SEEN)
                .containsExactly(
                        Network.lte() + " and " + Network.lte(),
                        Network.dsl() + " and " + Network.dsl(),
                        "none, unlimited and none, unlimited");
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class TwoInFields {

        @RegisterExtension
        static final SlowStoreExtension ONE =
                SlowStoreExtension.of(SlowServer.builder(ObjectStore.synthetic("one", 10)));

        @RegisterExtension
        static final SlowStoreExtension TWO =
                SlowStoreExtension.of(SlowServer.builder(ObjectStore.synthetic("two", 10)));

        @Test
        @Order(1)
        void asksBothAndFails() {
            ONE.server().setLatency(Latency.fixed(Duration.ofMillis(1)));
            TWO.server().setLatency(Latency.fixed(Duration.ofMillis(2)));
            JupiterRun.read(ONE.server(), "one");
            JupiterRun.read(TWO.server(), "two");
            throw new IllegalStateException("of its own");
        }

        @Test
        @Order(2)
        void findsThemAsTheyWere() {
            SEEN.add(ONE.server().network() + " and " + TWO.server().network());
        }
    }

    @Test
    void eachExtensionReportsOnItsOwnAndUndoesWhatWasTuned() {
        JupiterRun run = JupiterRun.with(Map.of("snailmail.report", "never"), TwoInFields.class);

        assertThat(run.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .hasSize(2)
                        .anySatisfy(report -> assertThat(report.getMessage()).contains("GET one"))
                        .anySatisfy(report -> assertThat(report.getMessage()).contains("GET two")));
        assertThat(SEEN).containsExactly("none, unlimited and none, unlimited");
    }
}
