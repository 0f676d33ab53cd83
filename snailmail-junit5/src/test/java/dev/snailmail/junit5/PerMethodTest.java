package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.junit5.SlowStore.Lifecycle;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PerMethodTest {

    private static final String ROOT = "src/test/resources/store";
    private static final List<URI> SEEN = new ArrayList<>();

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    private static void see(ServerHandle server) {
        assertThat(SEEN)
                .allSatisfy(earlier -> assertThat(JupiterRun.serves(earlier)).isFalse());
        SEEN.add(server.uri("snail.bin"));
        assertThat(JupiterRun.serves(server, "snail.bin")).isTrue();
    }

    @SlowStore(root = ROOT, lifecycle = Lifecycle.PER_METHOD)
    @Fault(nth = 2, status = 503)
    static class PerMethodCase {

        @Store
        ServerHandle field;

        ServerHandle first;

        @BeforeEach
        void beforeEach(ServerHandle server) {
            first = server;
        }

        @AfterEach
        void afterEach(ServerHandle server) {
            assertThat(server).isSameAs(first).isSameAs(field);
            assertThat(server.keys()).contains("snail.bin");
        }

        @RepeatedTest(3)
        void hasItsOwn(ServerHandle server) {
            see(server);
            assertThat(JupiterRun.serves(server, "snail.bin")).isFalse();
        }

        @Nested
        class Inner {
            @Test
            void hasItsOwnToo(ServerHandle server) {
                see(server);
                assertThat(JupiterRun.serves(server, "snail.bin")).isFalse();
                assertThat(server).isSameAs(field);
            }
        }
    }

    @Test
    void eachTestHasAServerThatEndsWithIt() {
        JupiterRun.of(PerMethodCase.class).assertPassed(4);
        assertThat(SEEN).hasSize(4);
        assertThat(JupiterRun.serves(SEEN.get(3))).isFalse();
    }

    @SlowStore(root = ROOT)
    static class OnMethodCase {

        @RepeatedTest(2)
        @SlowStore(root = ROOT)
        void hasItsOwn(ServerHandle server) {
            see(server);
        }
    }

    @Test
    void soHasEachRunOfAMethodWithAStore() {
        JupiterRun.of(OnMethodCase.class).assertPassed(2);
        assertThat(SEEN).hasSize(2);
        assertThat(JupiterRun.serves(SEEN.get(1))).isFalse();
    }

    @SlowStore(root = ROOT, lifecycle = Lifecycle.PER_METHOD)
    static class ConstructorCase {

        private final ServerHandle taken;

        ConstructorCase(ServerHandle server) {
            taken = server;
        }

        @Test
        void test(ServerHandle server) {
            assertThat(server).isSameAs(taken);
        }
    }

    /** JUnit 5.12 and later may construct in the context of the test. */
    @Test
    void aConstructorMayTakeItWhereJUnitSaysForWhichTestItIs() {
        String scope = "junit.jupiter.extensions.testinstantiation.extensioncontextscope.default";
        JupiterRun.with(Map.of(scope, "test_method"), ConstructorCase.class).assertPassed(1);
    }
}
