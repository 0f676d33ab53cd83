package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.store.ObjectStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegisteredExtensionTest {

    private static final ObjectStore SNAIL = ObjectStore.of(Map.of("snail.bin", new byte[10]));
    private static final List<ServerHandle> SEEN = new ArrayList<>();
    private static final List<URI> SEEN_URIS = new ArrayList<>();

    private static void see(ServerHandle server) {
        SEEN.add(server);
        SEEN_URIS.add(server.uri("snail.bin"));
    }

    @BeforeEach
    void forget() {
        SEEN.clear();
        SEEN_URIS.clear();
    }

    static class StaticFieldCase {

        @RegisterExtension
        static final SlowStoreExtension STORE =
                SlowStoreExtension.of(SlowServer.builder(SNAIL).seed(7));

        @BeforeAll
        static void read(@BaseUrl URI base) {
            assertThat(base).isEqualTo(STORE.server().baseUri());
            JupiterRun.read(STORE.server(), "snail.bin");
        }

        @RepeatedTest(2)
        void countsFromZero(ServerHandle server) {
            see(server);
            assertThat(STORE.server()).isSameAs(server);
            JupiterRun.read(server, "snail.bin");
            assertThat(server.recording().gets()).isEqualTo(1);
            assertThat(server.network().seed()).isEqualTo(7);
        }

        @Nested
        class Inner {
            @Test
            void sharesTheServer(ServerHandle server) {
                see(server);
                assertThat(STORE.server()).isSameAs(server);
            }
        }
    }

    @Test
    void aStaticFieldMakesAServerPerClass() {
        JupiterRun.of(StaticFieldCase.class).assertPassed(3);

        assertThat(SEEN).hasSize(3).containsOnly(SEEN.get(0));
        assertThat(JupiterRun.serves(SEEN_URIS.get(0))).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(StaticFieldCase.STORE::server)
                .withMessage("no server is running: it starts before the tests of its class and is closed after them");
    }

    static class InstanceFieldCase {

        @RegisterExtension
        final SlowStoreExtension store = SlowStoreExtension.of(SlowServer.builder(SNAIL));

        @RepeatedTest(2)
        void hasItsOwnServer(ServerHandle server) {
            SEEN_URIS.forEach(earlier -> assertThat(JupiterRun.serves(earlier)).isFalse());
            see(server);
            assertThat(store.server()).isSameAs(server);
        }
    }

    @Test
    void aFieldThatIsNotStaticMakesAServerPerTest() {
        JupiterRun.of(InstanceFieldCase.class).assertPassed(2);

        assertThat(SEEN).hasSize(2).doesNotHaveDuplicates();
        assertThat(JupiterRun.serves(SEEN_URIS.get(1))).isFalse();
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassCase {

        @RegisterExtension
        static final SlowStoreExtension STORE = SlowStoreExtension.of(SlowServer.builder(SNAIL));

        private final ServerHandle server = STORE.server();

        @Test
        void runsBeforeTheConstructor(ServerHandle parameter) {
            assertThat(parameter).isSameAs(server);
        }
    }

    @Test
    void theServerRunsBeforeTheConstructorOfAClassWithOneInstance() {
        JupiterRun.of(PerClassCase.class).assertPassed(1);
    }

    @SlowStore(root = "src/test/resources/store")
    static class BothCase {

        @RegisterExtension
        static final SlowStoreExtension STORE = SlowStoreExtension.of(SlowServer.builder(SNAIL));

        @Test
        void test() {}
    }

    @SlowStore(root = "src/test/resources/store")
    static class BothWithInstanceFieldCase {

        @RegisterExtension
        final SlowStoreExtension store = SlowStoreExtension.of(SlowServer.builder(SNAIL));

        @Test
        void test() {}
    }

    @Test
    void aFieldAndTheAnnotationIsAnErrorThatSaysSo() {
        for (Class<?> sample : List.of(BothCase.class, BothWithInstanceFieldCase.class)) {
            assertThat(JupiterRun.of(sample).failures())
                    .singleElement()
                    .isInstanceOf(ExtensionConfigurationException.class)
                    .hasToString(
                            "%s: class %s has a SlowStoreExtension in a field, and there is a @SlowStore on class %s; use"
                                    + " one of the two, or name one, as in SlowStoreExtension.named(\"index\", builder)",
                            ExtensionConfigurationException.class.getName(), sample.getName(), sample.getName());
        }
    }

    static class MissingRootCase {

        @RegisterExtension
        static final SlowStoreExtension STORE = SlowStoreExtension.of(SlowServer.builder(Path.of("no/such/root")));

        @Test
        void test() {}
    }

    @Test
    void aBuilderThatDoesNotStartIsAnErrorThatNamesTheClass() {
        assertThat(JupiterRun.of(MissingRootCase.class).failures())
                .singleElement()
                .isInstanceOf(ExtensionConfigurationException.class)
                .asString()
                .contains("in a field of class " + MissingRootCase.class.getName() + ": root (no/such/root) does not");
    }

    @Test
    void theBuilderMustNotBeNull() {
        assertThatNullPointerException().isThrownBy(() -> SlowStoreExtension.of(null));
    }
}
