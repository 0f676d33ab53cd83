package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.fault.FaultRuleBuilder;
import dev.snailmail.store.ObjectStore;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which requests an annotation selects, by number and by time. */
class FaultAttributesTest {

    private static final String ROOT = "src/test/resources/store";
    private static final String KEY = "snail.bin";

    /** Asks so many times; what is served is 1, what is not 0. */
    private static String served(ServerHandle server, int times) {
        StringBuilder served = new StringBuilder();
        for (int i = 0; i < times; i++) {
            served.append(JupiterRun.serves(server, KEY) ? 1 : 0);
        }
        return served.toString();
    }

    @Test
    void everySettingOfARuleIsAnAttribute() {
        Set<String> settings = new TreeSet<>();
        Stream.of(FaultRuleBuilder.class.getMethods())
                .filter(method -> method.getReturnType() == FaultRuleBuilder.class)
                .map(Method::getName)
                .forEach(settings::add);
        assertThat(Fault.class.getDeclaredMethods()).extracting(Method::getName).containsAll(settings);
    }

    @SlowStore(root = ROOT)
    static class FirstCase {
        @Test
        @Fault(first = 2, status = 503)
        void metByTheFirst(ServerHandle server) {
            assertThat(served(server, 4)).isEqualTo("0011");
        }

        @Test
        @Fault(from = "1min", status = 503, lenient = true)
        void notMetBefore(ServerHandle server) {
            assertThat(served(server, 2)).isEqualTo("11");
        }

        @Test
        @Fault(to = "1min", status = 503)
        void metBefore(ServerHandle server) {
            assertThat(served(server, 2)).isEqualTo("00");
        }
    }

    @Test
    void theFirstRequestsOrThoseWithinATimeMeetIt() {
        JupiterRun.of(FirstCase.class).assertPassed(3);
    }

    @SlowStore(root = ROOT, timeScale = 0.001)
    static class TimeCase {
        @RepeatedTest(2)
        @Fault(from = "20s", status = 503)
        void isMetLater(ServerHandle server) {
            assertThat(comesToServe(false, server)).isTrue();
        }

        @RepeatedTest(2)
        @Fault(to = "20s", status = 503)
        void isMetNoLonger(ServerHandle server) {
            assertThat(comesToServe(true, server)).isTrue();
        }

        /** More requests than fit into 20 ms. */
        private static boolean comesToServe(boolean isServed, ServerHandle server) {
            return IntStream.range(0, 10_000).anyMatch(i -> JupiterRun.serves(server, KEY) == isServed);
        }
    }

    @Test
    void timesAreThoseOfTheStore() {
        JupiterRun.of(TimeCase.class).assertPassed(4);
    }

    @SlowStore(root = ROOT)
    @Fault(on = "GET folder/*", untilReset = true, status = 503)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class UntilResetCase {

        @BeforeAll
        static void isInForce(ServerHandle server) {
            assertThat(JupiterRun.serves(server, "folder/shell.txt")).isFalse();
        }

        @Order(1)
        @RepeatedTest(2)
        @Fault(untilReset = true, on = KEY, status = 500)
        void endsAtTheResetOfTheTest(ServerHandle server) {
            assertThat(served(server, 1)).isEqualTo("0");
            assertThat(JupiterRun.serves(server, "folder/shell.txt")).isFalse();
            server.reset();
            assertThat(served(server, 1)).isEqualTo("1");
            assertThat(JupiterRun.serves(server, "folder/shell.txt")).isTrue();
        }

        @Test
        @Order(2)
        void isThereAgainInTheNextTest(ServerHandle server) {
            assertThat(served(server, 1)).isEqualTo("1");
            assertThat(JupiterRun.serves(server, "folder/shell.txt")).isFalse();
        }
    }

    static class BuilderCase {

        @RegisterExtension
        final SlowStoreExtension store =
                SlowStoreExtension.of(SlowServer.builder(ObjectStore.of(Map.of(KEY, new byte[10])))
                        .faults(FaultPlan.builder()
                                .on("*")
                                .untilReset()
                                .inject(dev.snailmail.fault.Fault.status(503))
                                .build()));

        @RepeatedTest(2)
        void endsAtTheResetOfTheTestToo(ServerHandle server) {
            assertThat(served(server, 1)).isEqualTo("0");
            server.reset();
            assertThat(served(server, 1)).isEqualTo("1");
        }
    }

    @Test
    void aFaultUntilAResetIsThereAtTheBeginningOfEachTest() {
        JupiterRun.of(UntilResetCase.class, BuilderCase.class).assertPassed(5);
    }

    @SlowStore(root = ROOT)
    @Fault(from = "soon", status = 503)
    static class FromCase {
        @Test
        void test() {}
    }

    @SlowStore(root = ROOT)
    @Fault(from = "2s", to = "1s", status = 503)
    static class ToCase {
        @Test
        void test() {}
    }

    @SlowStore(root = ROOT)
    @Fault(first = 0, status = 503)
    static class FirstZeroCase {
        @Test
        void test() {}
    }

    @Test
    void whatMakesNoSenseIsAnError() {
        assertThat(errorOf(FromCase.class))
                .isEqualTo("@Fault on class " + FromCase.class.getName()
                        + ": from (soon) must be a number and a unit of ns, us, ms, s or min, such as 45ms");
        assertThat(errorOf(ToCase.class))
                .isEqualTo("@Fault on class " + ToCase.class.getName() + ": from (2s) must be before to (1s)");
        assertThat(errorOf(FirstZeroCase.class))
                .isEqualTo("@Fault on class " + FirstZeroCase.class.getName() + ": first (0) must be at least 1");
    }

    private static String errorOf(Class<?> sample) {
        Throwable failure = ReportedRun.onlyFailure(JupiterRun.of(sample));
        assertThat(failure).isInstanceOf(ExtensionConfigurationException.class);
        return failure.getMessage();
    }
}
