package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

class PropertyTest {

    private static final String ROOT = "src/test/resources/store";
    private static final String NAME = "snailmail.test.url";
    private static CountDownLatch otherIsOver;

    @BeforeEach
    void clear() {
        System.clearProperty(NAME);
        otherIsOver = new CountDownLatch(1);
    }

    private static void assertIs(URI url) {
        assertThat(System.getProperty(NAME)).isEqualTo(url.toString());
    }

    @SlowStore(root = ROOT, property = NAME)
    static class ClassCase {

        @BeforeAll
        static void isSetBeforeAll(@BaseUrl URI url) {
            assertIs(url);
        }

        @Test
        void isSet(@BaseUrl URI url) {
            assertIs(url);
        }

        @Nested
        @SlowStore(root = ROOT, property = NAME)
        class Inner {
            @Test
            void hasItsOwn(@BaseUrl URI url) {
                assertIs(url);
            }
        }

        @Test
        @SlowStore(name = "own", root = ROOT, property = NAME)
        void mayHaveThatOfAMethod(@BaseUrl("own") URI own) {
            assertIs(own);
        }

        @AfterAll
        static void isAsItWasAfterAll(@BaseUrl URI url) {
            assertIs(url);
        }
    }

    @Test
    void isClearedAfterTheClassWhereItWasUnset() {
        JupiterRun.of(ClassCase.class).assertPassed(3);
        assertThat(System.getProperty(NAME)).isNull();
    }

    @Test
    void isPutBackAfterTheClassWhereItWasSet() {
        System.setProperty(NAME, "before");
        JupiterRun.of(ClassCase.class).assertPassed(3);
        assertThat(System.getProperty(NAME)).isEqualTo("before");
    }

    @SlowStore(root = ROOT, property = NAME)
    static class OneCase {
        @Test
        void test() throws Exception {
            otherIsOver.await(1, TimeUnit.MINUTES);
        }
    }

    static final class Over implements AfterAllCallback {
        @Override
        public void afterAll(ExtensionContext context) {
            otherIsOver.countDown();
        }
    }

    /** Its class may begin only when the other one has. */
    @ExtendWith(Over.class)
    @SlowStore(rootFrom = "root", property = NAME)
    static class OtherCase {
        static String root() {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (System.getProperty(NAME) == null && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            return ROOT;
        }

        @Test
        void test() {}
    }

    @Test
    void twoClassesThatNeedItAtOnceAreAnError() {
        JupiterRun run = JupiterRun.with(ParallelTest.parallel("same_thread", 16), OneCase.class, OtherCase.class);
        assertThat(run.failures())
                .singleElement()
                .isInstanceOf(ExtensionConfigurationException.class)
                .extracting(Throwable::getMessage)
                .isEqualTo("@SlowStore on class " + OtherCase.class.getName() + ", attribute property: property ("
                        + NAME
                        + ") has one value for the whole JVM, and at this time it is that of @SlowStore on class "
                        + OneCase.class.getName() + "; use another name, or run one after the other");
        assertThat(System.getProperty(NAME)).isNull();
    }

    @SlowStore(root = ROOT, property = NAME)
    static class ConcurrentCase {
        @Test
        void test(ServerHandle server) {}
    }

    @Test
    void testsInParallelAreAnError() {
        JupiterRun run = JupiterRun.with(ParallelTest.parallel("concurrent", 2), ConcurrentCase.class);
        assertThat(run.failures())
                .singleElement()
                .isInstanceOf(ExtensionConfigurationException.class)
                .extracting(Throwable::getMessage)
                .isEqualTo("@SlowStore on class %1$s, attribute property: property (%2$s) has one value for the whole"
                                .formatted(ConcurrentCase.class.getName(), NAME)
                        + " JVM, but " + ConcurrentCase.class.getName() + " > test(ServerHandle) may run at the same"
                        + " time as other tests and so needs a server of its own; take the URL as a parameter marked"
                        + " @BaseUrl, or run the tests one after the other with @Execution(SAME_THREAD)");
        assertThat(System.getProperty(NAME)).isNull();
    }
}
