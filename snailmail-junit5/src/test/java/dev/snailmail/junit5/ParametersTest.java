package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    private static final String ROOT = "src/test/resources/store";
    private static final List<ServerHandle> SEEN = new ArrayList<>();

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    @SlowStore(root = ROOT)
    static class EverywhereCase {

        EverywhereCase(ServerHandle server) {
            SEEN.add(server);
        }

        @BeforeAll
        static void beforeAll(ServerHandle server) {
            SEEN.add(server);
        }

        @BeforeEach
        void beforeEach(ServerHandle server) {
            SEEN.add(server);
        }

        @Test
        void test(ServerHandle server) {
            SEEN.add(server);
        }

        @AfterEach
        void afterEach(ServerHandle server) {
            SEEN.add(server);
        }

        @AfterAll
        static void afterAll(ServerHandle server) {
            SEEN.add(server);
            assertThat(JupiterRun.read(server, "snail.bin")).hasSize(10);
        }
    }

    @Test
    void everyConstructorTestAndLifecycleMethodGetsTheSameServer() {
        JupiterRun.of(EverywhereCase.class).assertPassed(1);

        assertThat(SEEN).hasSize(6);
        assertThat(SEEN).containsOnly(SEEN.get(0));
    }

    @SlowStore(root = ROOT)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassCase {

        PerClassCase(ServerHandle server, @BaseUrl URI base) {
            SEEN.add(server);
            assertThat(base).isEqualTo(server.baseUri());
            assertThat(JupiterRun.read(server, "snail.bin")).hasSize(10);
        }

        @BeforeAll
        void beforeAll(ServerHandle server) {
            SEEN.add(server);
        }

        @Test
        void first(ServerHandle server) {
            SEEN.add(server);
        }

        @Test
        void second(ServerHandle server) {
            SEEN.add(server);
        }

        @AfterAll
        void afterAll(ServerHandle server) {
            SEEN.add(server);
        }
    }

    @Test
    void withOneInstancePerClassTheConstructorStartsTheServer() {
        JupiterRun.of(PerClassCase.class).assertPassed(2);

        assertThat(SEEN).hasSize(5);
        assertThat(SEEN).containsOnly(SEEN.get(0));
    }

    @SlowStore(root = ROOT)
    @ExtendWith(SlowStoreExtension.class)
    static class BaseUrlCase {

        @Test
        void inEveryType(ServerHandle server, @BaseUrl URI uri, @BaseUrl URL url, @BaseUrl String string) {
            assertThat(uri).isEqualTo(server.baseUri());
            assertThat(url).hasToString(uri.toString());
            assertThat(string).isEqualTo("http://127.0.0.1:" + server.port() + "/");
        }

        @ParameterizedTest
        @ValueSource(strings = {"snail.bin", "folder/shell.txt"})
        void behindArguments(String key, @BaseUrl String base, ServerHandle server) {
            assertThat(base + key).isEqualTo(server.uri(key).toString());
            assertThat(server.keys()).contains(key);
        }
    }

    @Test
    void theBaseUrlComesAsUriUrlOrString() {
        JupiterRun.of(BaseUrlCase.class).assertPassed(3);
    }

    @SlowStore(root = ROOT)
    static class BaseUrlOfAnotherTypeCase {
        @Test
        void test(ServerHandle server, @BaseUrl int port) {}
    }

    @Test
    void aBaseUrlOfAnotherTypeIsAnErrorThatNamesTheParameter() {
        assertThat(JupiterRun.of(BaseUrlOfAnotherTypeCase.class).failures())
                .singleElement()
                .isInstanceOf(ParameterResolutionException.class)
                .asString()
                .contains("parameter 2 (int ", "BaseUrlOfAnotherTypeCase.test(dev.snailmail.ServerHandle,int)")
                .contains("is marked @BaseUrl and so must be a URI, a URL or a String");
    }

    @SlowStore(root = ROOT)
    static class LentCase {
        @Test
        void test(ServerHandle server) {
            assertThat(server).isNotInstanceOf(AutoCloseable.class);
            assertThat(server).asString().startsWith("SlowServer[http://127.0.0.1:");
        }
    }

    @Test
    void aTestCannotCloseTheServer() {
        JupiterRun.of(LentCase.class).assertPassed(1);
    }
}
