package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.store.ObjectStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredFaultsTest {

    private static final String ROOT = "src/test/resources/store";
    private static final String OUTER = DeclaredFaultsTest.class.getName();
    private static final String KEY = "snail.bin";

    /** Asks three times; what is served is 1, what is not 0. */
    private static String served(ServerHandle server) {
        StringBuilder served = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            served.append(JupiterRun.serves(server, KEY) ? 1 : 0);
        }
        return served.toString();
    }

    @SlowStore(root = ROOT)
    @Fault(on = "GET", nth = 2, status = 503)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class ClassAndMethodCase {

        @BeforeAll
        static void isInForceBeforeAll(ServerHandle server) {
            assertThat(served(server)).isEqualTo("101");
        }

        @Test
        @Order(1)
        void hasThatOfItsClass(ServerHandle server) {
            assertThat(served(server)).isEqualTo("101");
            assertThat(server.recording().faults()).isEqualTo(Map.of("status(503)", 1L));
        }

        @Test
        @Order(2)
        @Fault(on = KEY, nth = 1, status = 500)
        @Fault(nth = 2, fault = "status(404)")
        void hasItsOwnFirst(ServerHandle server) {
            assertThat(served(server)).isEqualTo("001");
            assertThat(server.recording().faults()).isEqualTo(Map.of("status(500)", 1L, "status(404)", 1L));
        }

        @Test
        @Order(3)
        void hasThatOfItsClassAgain(ServerHandle server) {
            assertThat(served(server)).isEqualTo("101");
            assertThat(server.recording().faults()).isEqualTo(Map.of("status(503)", 1L));
            server.inject(FaultPlan.none());
        }

        @Test
        @Order(4)
        void andAfterATestThatHasInjectedOtherOnes(ServerHandle server) {
            assertThat(served(server)).isEqualTo("101");
        }

        @Order(5)
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        @Fault(nth = 3, fault = "status(500)")
        void countsFromOneInEachTest(int repetition, ServerHandle server) {
            assertThat(served(server)).as("of repetition %d", repetition).isEqualTo("100");
        }
    }

    @Test
    void faultsOfAMethodAddToThoseOfItsClassAndEndWithIt() {
        JupiterRun.of(ClassAndMethodCase.class).assertPassed(7);
    }

    @SlowStore(root = ROOT)
    static class NestedCase {

        @Nested
        @Fault(nthPerKey = 1, status = 503)
        class Faulty {
            @Test
            void hasItsOwn(ServerHandle server) {
                assertThat(served(server)).isEqualTo("011");
            }
        }

        @Nested
        class Sound {
            @Test
            void hasNone(ServerHandle server) {
                assertThat(served(server)).isEqualTo("111");
                assertThat(server.faults()).isEqualTo(FaultPlan.none());
            }
        }
    }

    @Test
    void faultsOfANestedClassEndWithIt() {
        JupiterRun.of(NestedCase.class).assertPassed(2);
    }

    @SlowStore(root = ROOT, lifecycle = SlowStore.Lifecycle.PER_METHOD)
    @Fault(nth = 1, status = 503)
    static class NestedPerMethodCase {

        @Nested
        @Fault(nth = 2, status = 503)
        class Faulty {
            @Test
            @Fault(nth = 1, status = 500)
            void hasThoseOfAllAroundItTheNearestFirst(ServerHandle server) {
                assertThat(served(server)).isEqualTo("001");
                assertThat(server.recording().faults()).isEqualTo(Map.of("status(500)", 1L, "status(503)", 1L));
            }
        }
    }

    @Test
    void aServerOfATestMeetsTheFaultsOfAllClassesAroundIt() {
        JupiterRun.of(NestedPerMethodCase.class).assertPassed(1);
    }

    @SlowStore(root = ROOT)
    @Fault(on = "GET *", range = "bytes=*", status = 503)
    @Fault(times = 1, probability = 1, status = 500)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class SelectorsCase {
        @Test
        void timesAndRangesCount(ServerHandle server) {
            assertThat(served(server)).isEqualTo("011");
        }
    }

    static class InheritingCase extends SelectorsCase {}

    @Test
    void selectorsAreThoseOfPlansAndInherited() {
        JupiterRun.of(SelectorsCase.class).assertPassed(1);
        JupiterRun.of(InheritingCase.class).assertPassed(1);
    }

    @Fault(nth = 1, status = 503)
    static class RegisteredCase {

        @RegisterExtension
        static final SlowStoreExtension OF_CLASS = SlowStoreExtension.of(settings());

        @RegisterExtension
        final SlowStoreExtension ofTest = SlowStoreExtension.of(settings());

        private static dev.snailmail.SlowServerBuilder settings() {
            return SlowServer.builder(ObjectStore.of(Map.of(KEY, new byte[10])))
                    .faults(FaultPlan.builder()
                            .on("*")
                            .nth(3)
                            .inject(dev.snailmail.fault.Fault.status(500))
                            .build());
        }

        @Test
        @Fault(nth = 2, status = 502)
        void addsToTheFaultsOfTheBuilder() {
            assertThat(served(OF_CLASS.server())).isEqualTo("000");
            assertThat(served(ofTest.server())).isEqualTo("000");
        }

        @Test
        void alsoWithoutFaultsOfAMethod() {
            assertThat(served(OF_CLASS.server())).isEqualTo("010");
            assertThat(served(ofTest.server())).isEqualTo("010");
        }
    }

    @Test
    void standsBesideAnExtensionInAFieldToo() {
        JupiterRun.of(RegisteredCase.class).assertPassed(2);
    }

    @SlowStore(name = "data", root = ROOT)
    @SlowStore(name = "own", root = ROOT, lifecycle = SlowStore.Lifecycle.PER_METHOD)
    @SlowStore(root = ROOT)
    @Fault(store = "data", nth = 1, status = 503)
    @Fault(store = "own", nth = 2, status = 503)
    static class NamedCase {

        @Test
        void holdsForTheStoreThatItNames(
                @Store("data") ServerHandle data, @Store("own") ServerHandle own, ServerHandle other) {
            assertThat(served(data)).isEqualTo("011");
            assertThat(served(own)).isEqualTo("101");
            assertThat(served(other)).isEqualTo("111");
        }

        @Test
        @Fault(store = "own", nth = 3, status = 500)
        @Fault(nth = 3, status = 502)
        void andOfAMethodToo(@Store("data") ServerHandle data, @Store("own") ServerHandle own, ServerHandle other) {
            assertThat(served(data)).isEqualTo("010");
            assertThat(served(own)).isEqualTo("100");
            assertThat(served(other)).isEqualTo("110");
            assertThat(own.recording().faults()).isEqualTo(Map.of("status(503)", 1L, "status(500)", 1L));
        }
    }

    @Test
    void aFaultThatNamesAStoreHoldsForThatAlone() {
        JupiterRun.of(NamedCase.class).assertPassed(2);
    }

    @SlowStore(name = "data", root = ROOT)
    @Fault(store = "date", nth = 1, status = 503)
    static class UnknownStoreCase {
        @Test
        void test() {}
    }

    @SlowStore(name = "data", root = ROOT)
    static class UnknownStoreOfMethodCase {
        @Test
        @Fault(store = "date", nth = 1, status = 503)
        void test() {
            throw new AssertionError("this must not run");
        }
    }

    @Fault(store = "data", nth = 1, status = 503)
    static class NameBesideAFieldCase {

        @RegisterExtension
        final SlowStoreExtension ofTest =
                SlowStoreExtension.of(SlowServer.builder(ObjectStore.of(Map.of(KEY, new byte[10]))));

        @Test
        void test() {}
    }

    @Test
    void aStoreThatIsNotThereIsAnError() {
        assertThat(errorOf(UnknownStoreCase.class, 0))
                .isEqualTo("@Fault on class " + OUTER
                        + "$UnknownStoreCase asks for the store \"date\", but there is only \"data\"");
        assertThat(errorOf(UnknownStoreOfMethodCase.class, 1))
                .isEqualTo("@Fault on method " + OUTER
                        + "$UnknownStoreOfMethodCase.test asks for the store \"date\", but there is only \"data\"");
        assertThat(errorOf(NameBesideAFieldCase.class, 1))
                .isEqualTo("@Fault on class " + OUTER
                        + "$NameBesideAFieldCase asks for the store \"data\", but there is only one without a name");
    }

    private static String errorOf(Class<?> sample, int testsStarted) {
        JupiterRun run = JupiterRun.of(sample);
        run.tests().assertStatistics(statistics -> statistics.started(testsStarted));
        List<Throwable> failures = run.failures();
        assertThat(failures).singleElement().isInstanceOf(ExtensionConfigurationException.class);
        return failures.get(0).getMessage();
    }

    @SlowStore(root = ROOT)
    @Fault(nth = 1)
    static class NeitherCase {
        @Test
        void test() {}
    }

    @SlowStore(root = ROOT)
    @Fault(nth = 1)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class NeitherPerClassCase {
        @Test
        void test() {}
    }

    @SlowStore(root = ROOT)
    @Fault(status = 503, fault = "reset")
    static class BothCase {
        @Test
        void test() {}
    }

    @SlowStore(root = ROOT)
    @Fault(nth = 0, status = 503)
    static class NthCase {
        @Test
        void test() {}
    }

    @SlowStore(root = ROOT)
    @Fault(probability = 0, status = 503)
    static class ProbabilityCase {
        @Test
        void test() {}
    }

    @SlowStore(root = ROOT)
    @Fault(status = 200)
    static class StatusCase {
        @Test
        void test() {}
    }

    @SlowStore(root = ROOT)
    @Fault(fault = "rest(after=1)")
    static class SpecCase {
        @Test
        void test() {}
    }

    @SlowStore(root = ROOT)
    @Fault(on = " ", status = 503)
    static class PatternCase {
        @Test
        void test() {}
    }

    @Test
    void whatMakesNoSenseOnAClassIsAnErrorBeforeAnythingStarts() {
        String start = "@Fault on class " + OUTER + "$";
        assertThat(errorOf(NeitherCase.class, 0))
                .isEqualTo(start + "NeitherCase: needs a status, such as 503, or a fault, such as"
                        + " \"reset(after=1000)\"");
        assertThat(errorOf(NeitherPerClassCase.class, 0)).startsWith(start + "NeitherPerClassCase: needs a status");
        assertThat(errorOf(BothCase.class, 0))
                .isEqualTo(start + "BothCase: has both a status (503) and a fault (reset); use one of the two");
        assertThat(errorOf(NthCase.class, 0)).isEqualTo(start + "NthCase: nth (0) must be at least 1");
        assertThat(errorOf(ProbabilityCase.class, 0))
                .isEqualTo(start + "ProbabilityCase: probability (0.0) must be above 0 and at most 1");
        assertThat(errorOf(StatusCase.class, 0)).isEqualTo(start + "StatusCase: status (200) must be from 400 to 599");
        assertThat(errorOf(SpecCase.class, 0))
                .startsWith(start + "SpecCase: \"rest(after=1)\" names no fault; did you mean reset? allowed: ");
        assertThat(errorOf(PatternCase.class, 0)).startsWith(start + "PatternCase: requests ( ) must be ");
    }

    @SlowStore(root = ROOT)
    static class MethodCase {
        @Test
        @Fault(status = 503, nth = -1)
        void test() {
            throw new AssertionError("this must not run");
        }
    }

    @Test
    void whatMakesNoSenseOnAMethodIsAnErrorOfThatTest() {
        assertThat(errorOf(MethodCase.class, 1))
                .isEqualTo("@Fault on method " + OUTER + "$MethodCase.test: nth (-1) must be at least 1");
    }
}
