package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.store.ObjectStore;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;

/** A fault that is never injected must not look like one that the reader survives. */
class UnusedFaultsTest {

    private static final String ROOT = "synthetic(a: 8B, b: 8B)";
    private static final String OUTER = UnusedFaultsTest.class.getName() + "$";

    private static List<String> messagesOf(JupiterRun run) {
        return run.failures().stream()
                .map(failure -> {
                    assertThat(failure).isExactlyInstanceOf(AssertionFailedError.class);
                    return failure.getMessage();
                })
                .toList();
    }

    /** Why the only fault of a sample was not injected. */
    private static String reason(Class<?> sample) {
        List<String> messages = messagesOf(JupiterRun.of(sample));
        assertThat(messages).singleElement().asString().contains(" has a fault that was not injected:\nexpected ");
        return messages.get(0).replaceFirst("(?s).*\nbut was: (.*?)\n.*", "$1");
    }

    @SlowStore(root = ROOT, seed = 7)
    static class WrongKeyCase {
        @Test
        @Fault(on = "GET c", status = 503)
        void triesAgain(ServerHandle server) {
            JupiterRun.read(server, "a");
        }
    }

    @Test
    void theFailureSaysWhichFaultAndWhyAndWhatWasAskedFor() {
        assertThat(messagesOf(JupiterRun.of(WrongKeyCase.class)))
                .singleElement()
                .asString()
                .startsWith(OUTER + "WrongKeyCase > triesAgain(ServerHandle) has a fault that was not injected:\n"
                        + "expected requests that meet GET c: status(503): at least 1, says @Fault on method " + OUTER
                        + "WrongKeyCase.triesAgain\n"
                        + "but was: not injected: no request matched\n"
                        + "if the fault need not be injected: @Fault(lenient = true, ...)\n"
                        + "seed: 7\n"
                        + "network: none, unlimited\n"
                        + "planned faults:\n"
                        + "  GET c: status(503) -> not injected: no request matched\n"
                        + "the requests:\n"
                        + "  #1 ")
                .contains("GET a -> 200, 8 B");
    }

    @Test
    void theStackTraceIsTheTestMethodAlone() throws NoSuchMethodException {
        StackTraceElement frame =
                MethodSource.frameOf(WrongKeyCase.class.getDeclaredMethod("triesAgain", ServerHandle.class));
        assertThat(JupiterRun.of(WrongKeyCase.class).failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getStackTrace()).containsExactly(frame));
    }

    @SlowStore(root = ROOT)
    static class MethodCase {
        @Test
        @Fault(on = "GTE *", status = 503)
        void test(ServerHandle server) {
            JupiterRun.read(server, "a");
        }
    }

    @SlowStore(root = ROOT)
    static class NumberCase {
        @Test
        @Fault(nth = 9, status = 503)
        void test(ServerHandle server) {
            BudgetRun.read(server, "a", "b");
        }
    }

    @SlowStore(root = ROOT)
    static class NothingToChangeCase {
        @Test
        @Fault(fault = "truncate(after=1000)")
        void test(ServerHandle server) {
            JupiterRun.read(server, "a");
        }
    }

    @SlowStore(root = ROOT)
    static class ForestalledCase {
        @Test
        @Fault(on = "a", status = 503)
        @Fault(status = 500)
        void test(ServerHandle server) {
            assertThat(JupiterRun.serves(server, "a")).isFalse();
        }
    }

    @SlowStore(root = ROOT)
    static class NoRequestCase {
        @Test
        @Fault(status = 503)
        void test(ServerHandle server) {}
    }

    @Test
    void theReasonIsNoRequestNoNumberOrNothingToChange() {
        assertThat(reason(MethodCase.class)).isEqualTo("not injected: no request matched");
        assertThat(reason(NoRequestCase.class)).isEqualTo("not injected: no request matched");
        assertThat(reason(NumberCase.class)).isEqualTo("not injected: 2 requests matched, but none by number");
        assertThat(reason(NothingToChangeCase.class)).isEqualTo("not injected: nothing to change in 1 response");
        assertThat(reason(ForestalledCase.class))
                .isEqualTo("not injected: 1 request matched, but chance or an earlier rule decided otherwise");
    }

    @SlowStore(root = ROOT)
    @Fault(on = "GET ofClass", status = 503)
    static class LenientCase {
        @Test
        @Fault(on = "GET c", status = 503, lenient = true)
        void asksForSomethingElse(ServerHandle server) {
            JupiterRun.read(server, "a");
        }

        @Test
        void doesNotMeetThatOfItsClass(ServerHandle server) {
            JupiterRun.read(server, "a");
        }
    }

    @Test
    void lenientFaultsAndThoseOfAClassNeedNotBeInjected() {
        JupiterRun.of(LenientCase.class).assertPassed(2);
    }

    @SlowStore(root = ROOT)
    static class UsedCase {
        @Test
        @Fault(on = "a", status = 503)
        void isInjected(ServerHandle server) {
            assertThat(JupiterRun.serves(server, "a")).isFalse();
        }

        @BeforeEach
        void asks(ServerHandle server) {
            assertThat(JupiterRun.serves(server, "b"))
                    .isEqualTo(server.faults().isEmpty()
                            || !server.faults().toString().contains("b: "));
        }

        @Test
        @Fault(on = "b", status = 503)
        void isInjectedBeforeTheTest() {}

        @Test
        @Fault(on = "a", status = 503)
        void isInjectedBeforeAReset(ServerHandle server) {
            assertThat(JupiterRun.serves(server, "a")).isFalse();
            server.reset();
            server.reset();
            assertThat(server.recording().faultCount()).isZero();
        }

        @Test
        @Fault(on = "a", status = 503)
        void isInjectedBeforeAnotherPlan(ServerHandle server) {
            assertThat(JupiterRun.serves(server, "a")).isFalse();
            server.inject(FaultPlan.none());
            server.reset();
            assertThat(JupiterRun.serves(server, "a")).isTrue();
        }

        @Test
        @Fault(on = "a", probability = 0.000001, status = 503)
        void chanceMightHaveChosenIt(ServerHandle server) {
            JupiterRun.read(server, "a");
        }

        @Test
        @Fault(on = "a", times = 1, status = 503)
        @Fault(on = "a", times = 1, status = 503)
        void twoThatAreAlike(ServerHandle server) {
            assertThat(JupiterRun.serves(server, "a")).isFalse();
            assertThat(JupiterRun.serves(server, "a")).isFalse();
            assertThat(JupiterRun.serves(server, "a")).isTrue();
        }
    }

    @Test
    void oneRequestIsEnough() {
        JupiterRun.of(UsedCase.class).assertPassed(6);
    }

    @SlowStore(root = ROOT)
    @Fault(on = "a", times = 1, status = 503)
    static class AlikeCase {
        @Test
        @Fault(on = "a", times = 1, status = 503)
        @Fault(on = "a", times = 1, status = 503)
        void test(ServerHandle server) {
            assertThat(JupiterRun.serves(server, "a")).isFalse();
        }
    }

    @SlowStore(root = ROOT)
    static class ChanceOfNothingCase {
        @Test
        @Fault(on = "c", probability = 0.5, status = 503)
        void test(ServerHandle server) {
            JupiterRun.read(server, "a");
        }
    }

    @Test
    void eachOfSeveralMustBeInjectedAndChanceNeedsARequest() {
        assertThat(reason(AlikeCase.class))
                .isEqualTo("not injected: 1 request matched, but chance or an earlier rule decided otherwise");
        assertThat(reason(ChanceOfNothingCase.class)).isEqualTo("not injected: no request matched");
    }

    @SlowStore(name = "one", root = ROOT)
    @SlowStore(name = "other", root = ROOT)
    static class TwoStoresCase {
        @Test
        @Fault(on = "a", status = 503)
        void oneOfThemIsEnough(@Store("other") ServerHandle other) {
            assertThat(JupiterRun.serves(other, "a")).isFalse();
        }

        @Test
        @Fault(store = "one", on = "a", status = 503)
        void theOtherIsNotTheOneThatIsNamed(@Store("other") ServerHandle other) {
            JupiterRun.read(other, "a");
        }

        @Test
        @Fault(on = "c", status = 503)
        @Fault(store = "other", on = "d", status = 503)
        void allAreToldAtOnce(@Store("other") ServerHandle other) {
            JupiterRun.read(other, "a");
        }
    }

    @Test
    void oneOfTheStoresIsEnoughUnlessOneIsNamed() {
        assertThat(messagesOf(JupiterRun.of(TwoStoresCase.class)))
                .hasSize(2)
                .anySatisfy(message -> assertThat(message)
                        .contains("theOtherIsNotTheOneThatIsNamed(ServerHandle) has a fault that was not injected:")
                        .contains("but was: not injected: no request matched"))
                .anySatisfy(message -> assertThat(message)
                        .contains("allAreToldAtOnce(ServerHandle) has a fault that was not injected:")
                        .contains("expected requests that meet c: status(503): at least 1")
                        .contains("expected requests that meet d: status(503): at least 1"));
    }

    @SlowStore(root = ROOT)
    @Budget(gets = 0)
    static class FailedCase {
        @Test
        @Fault(on = "c", status = 503)
        void fails(ServerHandle server) {
            JupiterRun.read(server, "a");
            throw new IllegalStateException("of its own");
        }

        @Test
        @Fault(on = "c", status = 503)
        void failsBeforeItAsks(ServerHandle server) {
            throw new IllegalStateException("of its own");
        }

        @Test
        @Fault(on = "c", status = 503)
        void isAborted(ServerHandle server) {
            Assumptions.abort("of its own");
        }
    }

    @Test
    void aTestThatHasFailedIsToldOfItBesideItsFailure() {
        JupiterRun run = JupiterRun.with(Map.of("snailmail.report", "never"), FailedCase.class);
        run.tests().assertStatistics(statistics -> statistics.failed(2).aborted(1));
        assertThat(run.failures())
                .allSatisfy(failure -> assertThat(failure).hasMessageEndingWith("of its own"))
                .filteredOn(IllegalStateException.class::isInstance)
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .satisfies(note -> assertThat(note.getMessage())
                                .contains("\nplanned fault: c: status(503) -> not injected: no request matched\n")));
    }

    @SlowStore(root = ROOT)
    static class OverBudgetCase {
        @Test
        @Fault(on = "c", status = 503)
        @Budget(gets = 0)
        void test(ServerHandle server) {
            JupiterRun.read(server, "a");
        }
    }

    @Test
    void aTestThatIsOverItsBudgetTooFailsOnce() {
        assertThat(messagesOf(JupiterRun.of(OverBudgetCase.class)))
                .singleElement()
                .asString()
                .contains("c: status(503) -> not injected: no request matched");
    }

    static class NoStoreCase {
        @Test
        @Fault(status = 503)
        void test() {
            throw new AssertionError("this must not run");
        }
    }

    @Test
    void aFaultWithoutAStoreIsAnError() {
        assertThat(JupiterRun.of(NoStoreCase.class).failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .isInstanceOf(ExtensionConfigurationException.class)
                        .hasMessage("@Fault on method " + OUTER + "NoStoreCase.test is for " + OUTER
                                + "NoStoreCase > test(), which has no store: put a @SlowStore on it, its class or a class"
                                + " around that"));
    }

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Fault(on = "a", status = 503)
    @interface Flaky {}

    static class KindsOfTestsCase {

        @RegisterExtension
        static final SlowStoreExtension STORE =
                SlowStoreExtension.of(SlowServer.builder(ObjectStore.synthetic(Map.of("a", 8L, "b", 8L))));

        @Flaky
        @ParameterizedTest
        @ValueSource(strings = {"a", "b"})
        void eachInvocationMustMeetIt(String key) {
            JupiterRun.serves(STORE.server(), key);
        }

        @Flaky
        @TestFactory
        Stream<DynamicTest> dynamicTestsMustMeetItTogether() {
            return Stream.of("a", "b")
                    .map(key -> DynamicTest.dynamicTest(key, () -> JupiterRun.serves(STORE.server(), key)));
        }
    }

    @Test
    void invocationsMeetItEachAndDynamicTestsTogether() {
        JupiterRun run = JupiterRun.of(KindsOfTestsCase.class);
        assertThat(messagesOf(run))
                .singleElement()
                .asString()
                .contains("> eachInvocationMustMeetIt(String) > [2] ", " has a fault that was not injected:");
    }

    @SlowStore(root = ROOT)
    static class RepeatedCase {
        @Flaky
        @RepeatedTest(2)
        void onlyTheFirstMeetsIt(RepetitionInfo repetition, ServerHandle server) {
            JupiterRun.serves(server, repetition.getCurrentRepetition() == 1 ? "a" : "b");
            server.reset();
        }
    }

    @Test
    void whatATestBeforeMetDoesNotCount() {
        assertThat(messagesOf(JupiterRun.of(RepeatedCase.class)))
                .singleElement()
                .asString()
                .contains("> repetition 2 of 2 has a fault");
    }

    @SlowStore(root = ROOT)
    static class ParallelCase {
        @Flaky
        @RepeatedTest(20)
        void meetsIt(ServerHandle server) {
            assertThat(JupiterRun.serves(server, "a")).isFalse();
        }

        @Flaky
        @RepeatedTest(5)
        void doesNot(ServerHandle server) {
            JupiterRun.read(server, "b");
        }
    }

    @Test
    void parallelTestsMeetTheirOwn() {
        JupiterRun run = JupiterRun.with(ParallelTest.parallel("concurrent", 4), ParallelCase.class);
        run.tests().assertStatistics(statistics -> statistics.succeeded(20).failed(5));
    }
}
