package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.store.ObjectStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a budget may get wrong: each message whole. */
class BudgetErrorsTest {

    private static final String ROOT = "src/test/resources/store";
    private static final String OUTER = BudgetErrorsTest.class.getName() + "$";

    private static boolean hasRun;

    @BeforeEach
    void startOver() {
        hasRun = false;
    }

    private static String errorOf(Class<?> sample) {
        return errorOf(JupiterRun.of(sample));
    }

    private static String errorOf(JupiterRun run) {
        List<Throwable> failures = run.failures();
        assertThat(failures).singleElement().isInstanceOf(ExtensionConfigurationException.class);
        assertThat(hasRun).isFalse();
        return failures.get(0).getMessage();
    }

    static class NoStoreCase {
        @Test
        @Budget(gets = 3)
        void test() {
            hasRun = true;
        }
    }

    @Budget(gets = 3)
    static class NoStoreOfClassCase {
        @Test
        void test() {
            hasRun = true;
        }
    }

    @Test
    void withoutAStore() {
        assertThat(errorOf(NoStoreCase.class))
                .isEqualTo("@Budget on method " + OUTER + "NoStoreCase.test limits " + OUTER
                        + "NoStoreCase > test(), which has no store: put a @SlowStore on it, its class or a class around"
                        + " that");
        assertThat(errorOf(NoStoreOfClassCase.class))
                .isEqualTo("@Budget on class " + OUTER + "NoStoreOfClassCase limits " + OUTER
                        + "NoStoreOfClassCase > test(), which has no store: put a @SlowStore on it, its class or a class"
                        + " around that");
    }

    @SlowStore(root = ROOT)
    static class EmptyCase {
        @Test
        @Budget
        void test() {
            hasRun = true;
        }
    }

    @SlowStore(root = ROOT)
    @Budget(store = "", gets = -1)
    static class EmptyOnClassCase {
        @Test
        void test() {
            hasRun = true;
        }
    }

    @Test
    void withoutALimit() {
        String rest = " limits nothing; give it one of requests, gets, misses, bytes, roundTrips, maxInFlight,"
                + " connections, rereads, or ratchet = true, as in @Budget(gets = 3)";
        assertThat(errorOf(EmptyCase.class)).isEqualTo("@Budget on method " + OUTER + "EmptyCase.test" + rest);
        assertThat(errorOf(EmptyOnClassCase.class)).isEqualTo("@Budget on class " + OUTER + "EmptyOnClassCase" + rest);
    }

    @SlowStore(root = ROOT)
    static class NegativeCase {
        @Test
        @Budget(roundTrips = -2)
        void test() {
            hasRun = true;
        }
    }

    @SlowStore(root = ROOT)
    @Budget(bytes = "64 KiBs")
    static class BytesCase {
        @Test
        void test() {
            hasRun = true;
        }
    }

    @SlowStore(root = ROOT)
    @Budget(bytes = "9PB")
    @Budget(bytes = "9999999PB")
    static class TooManyBytesCase {
        @Test
        void test() {
            hasRun = true;
        }
    }

    @Test
    void ofNoFigure() {
        assertThat(errorOf(NegativeCase.class))
                .isEqualTo("@Budget on method " + OUTER
                        + "NegativeCase.test, attribute roundTrips: roundTrips (-2) must not"
                        + " be negative; leave it out for no limit");
        assertThat(errorOf(BytesCase.class))
                .isEqualTo("@Budget on class " + OUTER + "BytesCase, attribute bytes: bytes (64 KiBs) has the"
                        + " unknown unit KiBs; units are B, kB, MB, GB, TB, PB, EB, KiB, MiB, GiB, TiB, PiB, EiB");
        assertThat(errorOf(TooManyBytesCase.class))
                .contains("attribute bytes: bytes (9999999PB) must be at most 9223372036854775807 B");
    }

    @SlowStore(name = "index", root = ROOT)
    @SlowStore(name = "data", root = ROOT)
    static class UnknownCase {
        @Test
        @Budget(store = "dat", gets = 3)
        void test() {
            hasRun = true;
        }
    }

    @SlowStore(name = "index", root = ROOT)
    @SlowStore(name = "data", root = ROOT)
    @Budget(gets = 3)
    static class NoNameCase {
        @Test
        void test() {
            hasRun = true;
        }
    }

    @Test
    void ofAStoreThatThereIsNotOrIsNotSaid() {
        assertThat(errorOf(UnknownCase.class))
                .isEqualTo("@Budget(store = \"dat\") on method " + OUTER
                        + "UnknownCase.test asks for the store \"dat\", but" + " there is only \"data\", \"index\"");
        assertThat(errorOf(NoNameCase.class))
                .isEqualTo("@Budget on class " + OUTER + "NoNameCase names no store, but there are several: \"data\","
                        + " \"index\"; pick one, as in @Budget(store = \"data\")");
    }

    static class TwoFieldsCase {
        @RegisterExtension
        static final SlowStoreExtension ONE = SlowStoreExtension.of(SlowServer.builder(ObjectStore.synthetic("a", 1)));

        @RegisterExtension
        static final SlowStoreExtension TWO = SlowStoreExtension.of(SlowServer.builder(ObjectStore.synthetic("a", 1)));

        @Test
        @Budget(gets = 3)
        void test() {
            hasRun = true;
        }
    }

    @Test
    void ofTwoStoresInFields() {
        assertThat(errorOf(TwoFieldsCase.class))
                .isEqualTo("@Budget on method " + OUTER + "TwoFieldsCase.test names no store, but there are 2"
                        + " SlowStoreExtensions without a name; name them, as in SlowStoreExtension.named(\"index\","
                        + " builder), and pick one, as in @Budget(store = \"index\")");
    }

    @SlowStore(root = ROOT)
    static class TwiceCase {
        @Test
        @Budget(gets = 3)
        @Budget(misses = 0, gets = 3)
        void test() {
            hasRun = true;
        }
    }

    @SlowStore(name = "only", root = ROOT)
    @Budget(store = "only", gets = 3)
    @Budget(gets = 4)
    static class TwiceByNameCase {
        @Test
        void test() {
            hasRun = true;
        }
    }

    @Budget(gets = 3)
    interface Three {}

    @Budget(gets = 4)
    interface Four {}

    @SlowStore(root = ROOT)
    static class TwoInterfacesCase implements Three, Four {
        @Test
        void test() {
            hasRun = true;
        }
    }

    @SlowStore(root = ROOT)
    @Budget(gets = 5)
    static class DecidedCase implements Three, Four {
        @Test
        void test() {}
    }

    @Test
    void thatContradictsAnother() {
        assertThat(errorOf(TwiceCase.class))
                .isEqualTo("method " + OUTER
                        + "TwiceCase.test has two @Budget with a limit on gets of the same store; keep"
                        + " one of them");
        assertThat(errorOf(TwiceByNameCase.class))
                .isEqualTo("class " + OUTER
                        + "TwiceByNameCase has two @Budget with a limit on gets of the same store; keep"
                        + " one of them");
        assertThat(errorOf(TwoInterfacesCase.class))
                .isEqualTo("class " + OUTER + "TwoInterfacesCase inherits a limit on gets from @Budget on interface "
                        + OUTER + "Three and one from @Budget on interface " + OUTER + "Four; put one on the class"
                        + " itself, which then hides both");
        JupiterRun.of(DecidedCase.class).assertPassed(1);
    }

    @SlowStore(root = ROOT)
    static class ModeCase {
        @Test
        @Budget(gets = 3)
        void test() {
            hasRun = true;
        }
    }

    @Test
    void inAModeThatThereIsNot() {
        assertThat(errorOf(JupiterRun.with(Map.of("snailmail.budgets", "wirte"), ModeCase.class)))
                .isEqualTo("snailmail.budgets (wirte) must be \"write\", which writes the figures of tests to files, or"
                        + " \"check\", which compares them with what is there");
    }
}
