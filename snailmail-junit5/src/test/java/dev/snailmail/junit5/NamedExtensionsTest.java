package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.SlowServerBuilder;
import dev.snailmail.store.ObjectStore;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Several extensions in fields, told apart by name. */
class NamedExtensionsTest {

    private static final Map<String, String> PARALLEL = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");

    private static final List<String> SEEN = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    /** A store of one object, which tells it from others. */
    private static SlowServerBuilder serving(String key) {
        return SlowServer.builder(ObjectStore.synthetic(key, 10));
    }

    private static void assertServes(ServerHandle server, String key) {
        assertThat(server.keys()).containsExactly(key);
    }

    private static void assertServes(URI base, String key) {
        assertThat(JupiterRun.read(base.resolve(key))).hasSize(10);
    }

    static class OfClass {

        @RegisterExtension
        static final SlowStoreExtension TILES = SlowStoreExtension.named("tiles", serving("t"));

        @RegisterExtension
        static final SlowStoreExtension INDEX = SlowStoreExtension.named("index", serving("i"));

        @Store("index")
        static ServerHandle indexOfClass;

        @BaseUrl("tiles")
        static URI tilesOfClass;

        @Store("index")
        private ServerHandle index;

        @BaseUrl("tiles")
        private URI tiles;

        private final ServerHandle ofConstructor;

        OfClass(@Store("index") ServerHandle index) {
            ofConstructor = index;
        }

        @BeforeAll
        static void beforeAll(@Store("tiles") ServerHandle tiles, @BaseUrl("index") URI index) {
            assertServes(tiles, "t");
            assertServes(index, "i");
            assertServes(indexOfClass, "i");
            assertServes(tilesOfClass, "t");
        }

        @BeforeEach
        void beforeEach(@Store("tiles") ServerHandle tiles) {
            assertServes(tiles, "t");
            assertServes(index, "i");
        }

        @RepeatedTest(2)
        void eachGetsTheOneThatItNames(
                @Store("index") ServerHandle index, @Store("tiles") ServerHandle tiles, @BaseUrl("tiles") String url) {
            assertThat(index).isSameAs(this.index).isSameAs(INDEX.server()).isSameAs(ofConstructor);
            assertThat(tiles).isSameAs(TILES.server());
            assertThat(this.tiles).isEqualTo(tiles.baseUri()).hasToString(url);
            assertThat(index.recording().requestCount()).isZero();
            assertServes(this.tiles, "t");
            assertThat(tiles.recording().gets()).isEqualTo(1);
            assertThat(index.recording().gets()).isZero();
        }

        @AfterAll
        static void afterAll(@Store("index") ServerHandle index) {
            assertThat(index).isSameAs(indexOfClass);
        }
    }

    static class Heir extends OfClass {

        @RegisterExtension
        static final SlowStoreExtension MORE = SlowStoreExtension.named("more", serving("m"));

        @Store("index")
        ServerHandle inherited;

        @Store("more")
        ServerHandle own;

        Heir(@Store("index") ServerHandle index) {
            super(index);
        }

        @Test
        void seesWhatItInheritsAndItsOwn() {
            assertServes(inherited, "i");
            assertServes(own, "m");
        }
    }

    @Test
    void ofAClass() {
        JupiterRun.of(OfClass.class).assertPassed(2);
    }

    @Test
    void inherited() {
        JupiterRun.of(Heir.class).assertPassed(3);
        JupiterRun.of(OfClass.class, Heir.class).assertPassed(5);
    }

    static class OfTest {

        @RegisterExtension
        static final SlowStoreExtension TILES = SlowStoreExtension.named("tiles", serving("t"));

        @RegisterExtension
        final SlowStoreExtension index = SlowStoreExtension.named("index", serving("i"));

        /** Of any type that JUnit takes. */
        @RegisterExtension
        final Extension names = SlowStoreExtension.named("names", serving("n"));

        @Store("index")
        ServerHandle indexOfTest;

        @Store("tiles")
        ServerHandle tilesOfClass;

        @Store("names")
        ServerHandle namesOfTest;

        @BeforeEach
        void beforeEach(@BaseUrl("index") URI base) {
            assertThat(base).isEqualTo(indexOfTest.baseUri());
        }

        @RepeatedTest(2)
        void eachGetsTheOneThatItNames(@Store("index") ServerHandle index, @Store("names") ServerHandle names) {
            assertThat(index).isSameAs(indexOfTest).isSameAs(this.index.server());
            assertServes(index, "i");
            assertServes(names, "n");
            assertServes(namesOfTest, "n");
            assertServes(tilesOfClass, "t");
        }
    }

    @Test
    void ofAClassAndOfEachTest() {
        JupiterRun.of(OfTest.class).assertPassed(2);
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OfOneInstance {

        @RegisterExtension
        final SlowStoreExtension tiles = SlowStoreExtension.named("tiles", serving("t"));

        @RegisterExtension
        final SlowStoreExtension index = SlowStoreExtension.named("index", serving("i"));

        @Store("index")
        ServerHandle indexOfClass;

        @BeforeAll
        void beforeAll(@Store("tiles") ServerHandle tiles) {
            assertServes(tiles, "t");
            assertServes(indexOfClass, "i");
        }

        @Test
        void test(@Store("index") ServerHandle index) {
            assertThat(index).isSameAs(indexOfClass).isSameAs(this.index.server());
        }
    }

    @Test
    void ofOneInstanceForAllTests() {
        JupiterRun.of(OfOneInstance.class).assertPassed(1);
    }

    static class Around {

        @RegisterExtension
        static final SlowStoreExtension TILES = SlowStoreExtension.named("tiles", serving("t"));

        @RegisterExtension
        final SlowStoreExtension index = SlowStoreExtension.named("index", serving("i"));

        @Store("index")
        ServerHandle outerIndex;

        @BeforeEach
        void beforeEach(@Store("index") ServerHandle index) {
            assertServes(index, "i");
            assertServes(outerIndex, "i");
        }

        @Nested
        class Inner {

            @RegisterExtension
            final SlowStoreExtension nearer = SlowStoreExtension.named("index", serving("nearer"));

            @Store("index")
            ServerHandle innerIndex;

            @Store("tiles")
            ServerHandle tiles;

            @Test
            void theNearerOneHidesTheOther(@Store("index") ServerHandle parameter) {
                assertServes(innerIndex, "nearer");
                assertThat(parameter).isSameAs(innerIndex);
                assertServes(outerIndex, "i");
                assertServes(index.server(), "i");
                assertServes(tiles, "t");
            }
        }

        @Nested
        class Other {
            @Test
            void seesThoseAround(@Store("index") ServerHandle index, @BaseUrl("tiles") URI tiles) {
                assertServes(index, "i");
                assertServes(tiles, "t");
            }
        }
    }

    @Test
    void aroundNestedClasses() {
        JupiterRun.of(Around.class).assertPassed(2);
    }

    static class WithoutNameAround {

        @RegisterExtension
        static final SlowStoreExtension OUTER = SlowStoreExtension.of(serving("outer"));

        @Nested
        class Inner {

            @RegisterExtension
            final SlowStoreExtension inner = SlowStoreExtension.of(serving("inner"));

            @Test
            void getsTheNearerOne(ServerHandle server) {
                assertServes(server, "inner");
                assertServes(OUTER.server(), "outer");
            }
        }
    }

    @Test
    void withoutANameTheNearerOneHidesTheOtherToo() {
        JupiterRun.of(WithoutNameAround.class).assertPassed(1);
    }

    @SlowStore(name = "jars", root = "synthetic(key=jar, size=10B)")
    static class BesideAnnotations {

        @RegisterExtension
        static final SlowStoreExtension INDEX = SlowStoreExtension.named("index", serving("i"));

        @Store("jars")
        static ServerHandle jars;

        @Store("index")
        ServerHandle index;

        @Test
        void bothAreThere(@Store("jars") ServerHandle jars, @BaseUrl("index") URI index) {
            assertServes(jars, "jar");
            assertServes(BesideAnnotations.jars, "jar");
            assertServes(index, "i");
            assertServes(this.index, "i");
        }

        @Test
        @SlowStore(name = "index", root = "synthetic(key=ofMethod, size=10B)")
        void thatOfAMethodHidesThatOfAField(@Store("index") ServerHandle index) {
            assertServes(index, "ofMethod");
            assertServes(INDEX.server(), "i");
        }
    }

    @Test
    void besideAnnotations() {
        JupiterRun.of(BesideAnnotations.class).assertPassed(2);
    }

    static class OneWithoutName {

        @RegisterExtension
        static final SlowStoreExtension TILES = SlowStoreExtension.of(serving("t"));

        @RegisterExtension
        static final SlowStoreExtension INDEX = SlowStoreExtension.named("index", serving("i"));

        @Test
        void isPickedWithoutAName(ServerHandle tiles, @Store("index") ServerHandle index) {
            assertServes(tiles, "t");
            assertServes(index, "i");
        }
    }

    static class OnlyOne {

        @RegisterExtension
        static final SlowStoreExtension INDEX = SlowStoreExtension.named("index", serving("i"));

        @Test
        void needNotBeNamed(ServerHandle index) {
            assertServes(index, "i");
        }
    }

    @Test
    void withoutANamePicksTheUnnamedOneOrTheOnlyOne() {
        JupiterRun.of(OneWithoutName.class, OnlyOne.class).assertPassed(2);
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class InParallel {

        @RegisterExtension
        static final SlowStoreExtension TILES = SlowStoreExtension.named("tiles", serving("t"));

        @RegisterExtension
        static final SlowStoreExtension INDEX = SlowStoreExtension.named("index", serving("i"));

        @Store("index")
        ServerHandle index;

        @RepeatedTest(20)
        void countsItsOwn(@Store("tiles") ServerHandle tiles) {
            assertServes(tiles, "t");
            assertServes(index, "i");
            JupiterRun.read(index, "i");
            assertThat(index.recording().gets()).isEqualTo(1);
            assertThat(tiles.recording().gets()).isZero();
        }
    }

    @Test
    void inParallel() {
        JupiterRun.with(PARALLEL, InParallel.class, OfClassInParallel.class, HeirInParallel.class)
                .assertPassed(24);
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class OfClassInParallel {

        @RegisterExtension
        static final SlowStoreExtension TILES = SlowStoreExtension.named("tiles", serving("t"));

        @RegisterExtension
        final SlowStoreExtension index = SlowStoreExtension.named("index", serving("i"));

        @RepeatedTest(2)
        void eachGetsTheOneThatItNames(@Store("index") ServerHandle index, @Store("tiles") ServerHandle tiles) {
            assertServes(index, "i");
            assertServes(tiles, "t");
        }
    }

    static class HeirInParallel extends OfClassInParallel {}
}
