package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.store.ObjectStore;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What {@link ScopeProductTest} cannot tell of stores that a nearer store of the same name hides. */
class HiddenStoresTest {

    private static final String OUTER_ROOT = "synthetic(outer: 10B)";
    private static final String INNER_ROOT = "synthetic(inner: 10B)";
    private static final String OUTER = HiddenStoresTest.class.getName() + "$";
    private static final Latency TUNED = Latency.fixed(Duration.ofNanos(1));
    private static final Set<String> SEEN = Collections.synchronizedSet(new TreeSet<>());

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    @SlowStore(root = OUTER_ROOT, lifecycle = SlowStore.Lifecycle.PER_METHOD, property = "hidden.stores.url")
    static class PropertyCase {
        @Nested
        @SlowStore(root = INNER_ROOT, lifecycle = SlowStore.Lifecycle.PER_METHOD, property = "hidden.stores.url")
        class Inner {
            @Test
            void test(@BaseUrl String base) {
                assertThat(System.getProperty("hidden.stores.url")).isEqualTo(base);
            }
        }
    }

    @SlowStore(root = OUTER_ROOT, port = 20_962)
    static class PortCase {
        @Nested
        @SlowStore(root = INNER_ROOT)
        class Inner {
            @RepeatedTest(2)
            void test(ServerHandle server) {
                JupiterRun.read(server, "inner");
            }
        }
    }

    @Test
    void aHiddenStoreThatNobodyHoldsIsNotStartedForATest() {
        JupiterRun.of(PropertyCase.class).assertPassed(1);
        JupiterRun.with(ParallelTest.parallel("concurrent", 2), PortCase.class).assertPassed(2);
    }

    @SlowStore(root = OUTER_ROOT)
    @Budget(gets = 1)
    static class BudgetCase {

        @Store
        ServerHandle outer;

        @Nested
        @SlowStore(root = INNER_ROOT)
        class Inner {

            @Test
            @Budget(gets = 2)
            void hasItsOwnForItsOwnStore(ServerHandle inner) {
                BudgetRun.read(outer, "outer", "outer");
                BudgetRun.read(inner, "inner", "inner");
            }

            @Test
            void hasThatOfTheClassForBoth(ServerHandle inner) {
                BudgetRun.read(outer, "outer", "outer");
                BudgetRun.read(inner, "inner", "inner");
            }
        }
    }

    @Test
    void aBudgetIsForTheStoreThatItsElementSeesAndForNearerOnes() {
        String ofOuter = " is over its budget of the store of class " + OUTER
                + "BudgetCase:\nexpected GETs: at most 1, says @Budget on class " + OUTER + "BudgetCase\nbut was: 2";
        assertThat(JupiterRun.of(BudgetCase.class).failures())
                .extracting(Throwable::getMessage)
                .hasSize(2)
                .anySatisfy(message -> assertThat(message)
                        .contains("hasItsOwnForItsOwnStore(ServerHandle)" + ofOuter)
                        .doesNotContain(" is over its budget:"))
                .anySatisfy(
                        message -> assertThat(message)
                                .contains("hasThatOfTheClassForBoth(ServerHandle)" + ofOuter)
                                .contains(
                                        "hasThatOfTheClassForBoth(ServerHandle) is over its budget:\nexpected GETs: at most 1"));
    }

    @SlowStore(root = OUTER_ROOT)
    @SlowStore(name = "data", root = OUTER_ROOT)
    @Budget(store = "data", ratchet = true)
    static class RatchetCase {

        @Store("data")
        ServerHandle outer;

        @Nested
        @SlowStore(name = "data", root = INNER_ROOT)
        class Inner {

            @Test
            void asksBoth(@Store("data") ServerHandle inner) {
                BudgetRun.read(outer, "outer");
                BudgetRun.read(inner, "inner", "inner");
            }

            @Test
            void asksOne(@Store("data") ServerHandle inner) {
                BudgetRun.read(inner, "inner");
            }
        }
    }

    @Test
    void theBestFiguresOfAHiddenStoreHaveALineOfTheirOwnIfItIsAsked() {
        Map<String, String> write =
                Map.of("snailmail.budgets", "write", "snailmail.budgets.directory", folder.toString());
        JupiterRun.with(write, RatchetCase.class).assertPassed(2);

        String name = RatchetCase.class.getName();
        assertThat(folder.resolve(name.replace('.', '/') + ".budget"))
                .content()
                .endsWith("\n\nInner.asksBoth(ServerHandle)@data: requests=2 gets=2 misses=0 bytes=20 rereads=1\n"
                        + "Inner.asksBoth(ServerHandle)@data@HiddenStoresTest$RatchetCase: requests=1 gets=1 misses=0"
                        + " bytes=10 rereads=0\n"
                        + "Inner.asksOne(ServerHandle)@data: requests=1 gets=1 misses=0 bytes=10 rereads=0\n");
        JupiterRun.with(Map.of("snailmail.budgets.directory", folder.toString()), RatchetCase.class)
                .assertPassed(2);
    }

    @SlowStore(root = OUTER_ROOT)
    @SlowStore(name = "data", root = OUTER_ROOT)
    static class NamesCase {

        @Store
        ServerHandle outer;

        @Store("data")
        ServerHandle data;

        @Nested
        @SlowStore(root = INNER_ROOT)
        @SlowStore(name = "data", root = INNER_ROOT)
        class Middle {

            @Store
            ServerHandle middle;

            @Nested
            @SlowStore(root = INNER_ROOT)
            class Inner {

                @Test
                void asksAllAndFails(ServerHandle inner, @Store("data") ServerHandle nearerData) {
                    for (ServerHandle server : List.of(outer, data, middle, inner, nearerData)) {
                        assertThat(server.recording().requestCount()).isZero();
                        JupiterRun.serves(server, "outer");
                    }
                    throw new IllegalStateException("on purpose");
                }
            }
        }
    }

    @Test
    void reportsTellStoresOfOneNameApart() {
        JupiterRun run = ReportedRun.of("failed", folder, NamesCase.class);

        String where = " was asked for in this test: ";
        assertThat(ReportedRun.onlyFailure(run).getSuppressed())
                .extracting(note -> note.toString().split(where)[0])
                .containsExactlyInAnyOrder(
                        "what the store",
                        "what the store \"data\"",
                        "what the store of class " + OUTER + "NamesCase$Middle",
                        "what the store of class " + OUTER + "NamesCase",
                        "what the store \"data\" of class " + OUTER + "NamesCase");
        Path files = folder.resolve(NamesCase.Middle.Inner.class.getName()).resolve("asksAllAndFails");
        assertThat(files.toFile().list((parent, name) -> name.endsWith(".json")))
                .containsExactlyInAnyOrder(
                        "recording.json",
                        "data.json",
                        "recording@HiddenStoresTest$NamesCase$Middle.json",
                        "recording@HiddenStoresTest$NamesCase.json",
                        "data@HiddenStoresTest$NamesCase.json");
        assertThat(ReportedRun.entries(run))
                .anySatisfy(entry -> assertThat(entry).containsKey("snailmail.requests"))
                .anySatisfy(
                        entry -> assertThat(entry).containsKey("snailmail.data@HiddenStoresTest$NamesCase.requests"));
    }

    @SlowStore(root = OUTER_ROOT, seed = 1)
    static class NetworkCase {

        @Store
        ServerHandle outer;

        @Nested
        @SlowStore(root = INNER_ROOT, seed = 2)
        class Inner {

            @NetworkTest("lte")
            void setsAll(ServerHandle inner, Network network) {
                assertThat(outer.network()).isEqualTo(lte(1));
                assertThat(inner.network()).isEqualTo(lte(2)).isEqualTo(network);
            }

            @Test
            void isUndone(ServerHandle inner) {
                assertThat(outer.network().latency()).isEqualTo(Latency.none());
                assertThat(inner.network().latency()).isEqualTo(Latency.none());
            }
        }

        private static Network lte(long seed) {
            return Network.lte().toBuilder().seed(seed).build();
        }
    }

    @SlowStore(name = "data", root = OUTER_ROOT)
    static class NetworkOfOneCase {

        @Store("data")
        ServerHandle outer;

        @Nested
        @SlowStore(name = "data", root = INNER_ROOT)
        class Inner {
            @NetworkTest(value = "lte", store = "data")
            void setsTheNearest(@Store("data") ServerHandle inner) {
                assertThat(outer.network().latency()).isEqualTo(Latency.none());
                assertThat(inner.network()).isEqualTo(Network.lte());
            }
        }
    }

    @Test
    void aNetworkTestSetsHiddenStoresTooUnlessItNamesOne() {
        JupiterRun.of(NetworkCase.class, NetworkOfOneCase.class).assertPassed(3);
    }

    @SlowStore(name = "data", root = OUTER_ROOT)
    @Fault(store = "data", on = "GET ofOuter", status = 500)
    static class FaultCase {

        @Store("data")
        ServerHandle outer;

        @Nested
        @SlowStore(name = "data", root = INNER_ROOT)
        @Fault(store = "data", on = "GET ofInner", status = 500)
        class Inner {
            @Test
            @Fault(store = "data", on = "GET ofNearest", status = 501)
            @Fault(on = "GET ofBoth", status = 502)
            void test(@Store("data") ServerHandle inner) throws IOException {
                assertThat(statuses(outer)).containsExactly(500, 404, 404, 502);
                assertThat(statuses(inner)).containsExactly(500, 500, 501, 502);
            }
        }

        private static List<Integer> statuses(ServerHandle server) throws IOException {
            List<Integer> statuses = new ArrayList<>();
            for (String key : List.of("ofOuter", "ofInner", "ofNearest", "ofBoth")) {
                statuses.add(status("GET", server.uri(key)));
            }
            return statuses;
        }
    }

    @Test
    void aFaultIsForTheStoreThatItsElementSeesAndForNearerOnesOrForAll() {
        JupiterRun.of(FaultCase.class).assertPassed(1);
    }

    @SlowStore(root = OUTER_ROOT)
    static class ConstructorCase {

        ConstructorCase(ServerHandle server) {}

        @Nested
        @SlowStore(root = INNER_ROOT)
        class Inner {
            Inner(ServerHandle server) {}

            @Test
            @Execution(ExecutionMode.SAME_THREAD)
            void test() {}
        }
    }

    @Test
    void aConstructorThatTookAHiddenStoreMustNotCountOnAnotherServerThanTheTest() {
        JupiterRun.of(ConstructorCase.class).assertPassed(1);
        assertThat(JupiterRun.with(ParallelTest.parallel("concurrent", 2), ConcurrentConstructorCase.class)
                        .failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageContaining(OUTER + "ConcurrentConstructorCase(dev.snailmail.ServerHandle)")
                        .hasMessageContaining(" took the server of the class, but "));
    }

    @SlowStore(root = OUTER_ROOT)
    static class ConcurrentConstructorCase {

        ConcurrentConstructorCase(ServerHandle server) {}

        @Nested
        @SlowStore(root = INNER_ROOT)
        class Inner {
            @Test
            void test() {}
        }
    }

    @SlowStore(root = OUTER_ROOT)
    @Fault(on = "HEAD", times = 1, status = 503)
    static class ConcurrentClassesCase {

        @Store
        ServerHandle outer;

        @Nested
        @Execution(ExecutionMode.CONCURRENT)
        @SlowStore(root = INNER_ROOT)
        @Fault(on = "GET outer", nth = 2, status = 503)
        class One {
            @RepeatedTest(2)
            @Execution(ExecutionMode.SAME_THREAD)
            void hasAServerOfItsClass() {
                SEEN.add("server of One: " + outer.port());
                assertThat(JupiterRun.serves(outer, "outer")).isTrue();
                assertThat(JupiterRun.serves(outer, "outer")).isFalse();
                assertThat(outer.recording().requestCount()).isEqualTo(2);
                outer.setLatency(TUNED);
            }
        }

        @Nested
        @Execution(ExecutionMode.CONCURRENT)
        @SlowStore(root = INNER_ROOT)
        class Other {
            @RepeatedTest(2)
            @Execution(ExecutionMode.SAME_THREAD)
            void hasAnother() {
                SEEN.add("server of Other: " + outer.port());
                assertThat(outer.network().latency()).isEqualTo(Latency.none());
                assertThat(JupiterRun.serves(outer, "outer")).isTrue();
                assertThat(JupiterRun.serves(outer, "outer")).isTrue();
                assertThat(outer.recording().requestCount()).isEqualTo(2);
            }

            @RepeatedTest(2)
            @Execution(ExecutionMode.CONCURRENT)
            @Fault(on = "GET outer", nth = 3, status = 503)
            void hasOneForEachTest() {
                SEEN.add("server of a test of Other: " + outer.port());
                assertThat(outer.network().latency()).isEqualTo(Latency.none());
                assertThat(JupiterRun.serves(outer, "outer")).isTrue();
                assertThat(JupiterRun.serves(outer, "outer")).isTrue();
                assertThat(JupiterRun.serves(outer, "outer")).isFalse();
            }
        }

        @Nested
        @Execution(ExecutionMode.CONCURRENT)
        @SlowStore(root = INNER_ROOT)
        @Fault(on = "GET outer", nth = 2, status = 503)
        class OnlyConcurrent {
            @RepeatedTest(2)
            @Execution(ExecutionMode.CONCURRENT)
            void hasTheFaultsOfAllClassesOnce() throws IOException {
                SEEN.add("server of a test of OnlyConcurrent: " + outer.port());
                assertThat(JupiterRun.serves(outer, "outer")).isTrue();
                assertThat(JupiterRun.serves(outer, "outer")).isFalse();
                assertThat(status("HEAD", outer.uri("outer"))).isEqualTo(503);
                assertThat(status("HEAD", outer.uri("outer"))).isEqualTo(200);
            }
        }
    }

    private static int status(String method, URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestMethod(method);
        return connection.getResponseCode();
    }

    @Test
    void classesThatRunAtOnceHaveAServerEachOfAHiddenStore() {
        JupiterRun.with(ParallelTest.parallel("same_thread", 4), ConcurrentClassesCase.class)
                .assertPassed(8);
        assertThat(SEEN).hasSize(6);
    }

    static class FieldsCase {

        @RegisterExtension
        static final SlowStoreExtension OUTER_STORE = extension("outer");

        @Nested
        @Fault(on = "GET faulty", status = 503)
        class Inner {

            @RegisterExtension
            static final SlowStoreExtension INNER_STORE = extension("inner");

            @BeforeAll
            static void tune() {
                OUTER_STORE.server().setLatency(TUNED);
            }

            @RepeatedTest(2)
            @Fault(nth = 2, status = 503)
            void hasBoth() {
                for (ServerHandle server : List.of(OUTER_STORE.server(), INNER_STORE.server())) {
                    assertThat(server.recording().requestCount()).isZero();
                    assertThat(JupiterRun.serves(server, "faulty")).isFalse();
                    assertThat(JupiterRun.serves(server, "a")).isFalse();
                    assertThat(JupiterRun.serves(server, "a")).isTrue();
                    SEEN.add(server.network().toString());
                    server.setLatency(Latency.fixed(Duration.ofNanos(2)));
                }
            }
        }

        @Nested
        class Other {
            @Test
            void isUntuned() {
                assertThat(OUTER_STORE.server().network().latency()).isEqualTo(Latency.none());
                assertThat(JupiterRun.serves(OUTER_STORE.server(), "faulty")).isTrue();
            }
        }

        private static SlowStoreExtension extension(String marker) {
            return SlowStoreExtension.of(SlowServer.builder(
                    ObjectStore.of(Map.of("a", new byte[10], "faulty", new byte[10], marker, new byte[10]))));
        }
    }

    @Test
    void extensionsInFieldsOfAClassAndOneAroundItBothKeepTheirPromises() {
        JupiterRun.of(FieldsCase.class).assertPassed(3);
        assertThat(SEEN).containsExactly("fixed(1ns), unlimited", "none, unlimited");
    }
}
