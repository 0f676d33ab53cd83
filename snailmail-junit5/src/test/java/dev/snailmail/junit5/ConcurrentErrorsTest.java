package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.junit5.SlowStore.Lifecycle;
import dev.snailmail.store.ObjectStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a test in parallel cannot have a server of its own for: each message whole. */
class ConcurrentErrorsTest {

    private static final String ROOT = "src/test/resources/store";
    private static final String OUTER = ConcurrentErrorsTest.class.getName() + "$";
    private static final String HANDLE = "dev.snailmail.ServerHandle";
    private static final String MAY = " may run at the same time as other tests and so ";
    private static final String OR_ELSE = ", or run the tests one after the other with @Execution(SAME_THREAD)";

    private static String errorOf(Class<?> sample) {
        List<Throwable> failures =
                JupiterRun.with(ParallelTest.parallel("concurrent", 2), sample).failures();
        assertThat(failures).hasSize(1);
        return failures.get(0).getMessage();
    }

    @SlowStore(root = ROOT, port = 20_961, lifecycle = Lifecycle.PER_METHOD)
    static class PerMethodPortCase {
        @Test
        void test() {}
    }

    /** Said before anything is bound. */
    @Test
    void aPortIsForOneServer() {
        String message = "@SlowStore on class %1$s, attribute port: port (20961) is for one server, but %1$s > test()"
                + MAY + "needs a server of its own; use port 0, which is any free one" + OR_ELSE;
        assertThat(errorOf(PerMethodPortCase.class)).isEqualTo(message, PerMethodPortCase.class.getName());
    }

    static class BuilderPortCase {

        private static final int PORT = freePort();

        @RegisterExtension
        static final SlowStoreExtension STORE = SlowStoreExtension.of(
                SlowServer.builder(ObjectStore.of(Map.of())).port(PORT));

        @Test
        void test() {}
    }

    private static int freePort() {
        try (SlowServer server = SlowServer.builder(ObjectStore.of(Map.of())).start()) {
            return server.port();
        }
    }

    @Test
    void ofABuilderToo() {
        assertThat(errorOf(BuilderPortCase.class))
                .startsWith("SlowStoreExtension in a field of class " + OUTER + "BuilderPortCase: " + OUTER
                        + "BuilderPortCase > test()" + MAY
                        + "needs a server of its own, but port (" + BuilderPortCase.PORT
                        + ") cannot be bound on 127.0.0.1: ");
    }

    @SlowStore(root = ROOT)
    static class ConstructorCase {
        ConstructorCase(ServerHandle server) {}

        @Test
        void test() {}
    }

    @SlowStore(root = ROOT)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @Execution(ExecutionMode.CONCURRENT)
    static class PerClassConstructorCase {
        PerClassConstructorCase(@BaseUrl String url) {}

        @Test
        @Execution(ExecutionMode.CONCURRENT)
        void test() {}
    }

    @Test
    void aConstructorMustNotTakeAnotherServerThanTheTest() {
        String rest = " took the server of the class, but %1$s > test()" + MAY
                + "has a server of its own; take it as a parameter of the test or in a field marked @Store" + OR_ELSE;
        assertThat(errorOf(ConstructorCase.class))
                .startsWith("parameter 1 (" + HANDLE + " ")
                .endsWith(rest.formatted(ConstructorCase.class.getName()));
        assertThat(errorOf(PerClassConstructorCase.class))
                .startsWith("parameter 1 (java.lang.String ")
                .endsWith(rest.formatted(PerClassConstructorCase.class.getName()));
    }

    @SlowStore(root = ROOT)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class SharedFieldCase {
        @Store
        ServerHandle server;

        @Test
        @Execution(ExecutionMode.CONCURRENT)
        void test() {}
    }

    @Test
    void oneInstanceHasNoRoomForTheServersOfSeveralTests() {
        assertThat(errorOf(SharedFieldCase.class))
                .isEqualTo("field " + OUTER + "SharedFieldCase.server is one for all tests of class " + OUTER
                        + "SharedFieldCase, but " + OUTER + "SharedFieldCase > test()" + MAY
                        + "has a server of its own; take it as a parameter of the test" + OR_ELSE);
    }

    @SlowStore(root = ROOT)
    static class StaticBase {
        @Store
        static ServerHandle server;
    }

    static class HeirCase extends StaticBase {
        @Test
        void test() {}
    }

    @Test
    void aStaticFieldHasNoRoomForTheServersOfSeveralClasses() {
        assertThat(errorOf(HeirCase.class))
                .isEqualTo("field " + OUTER
                        + "StaticBase.server is one for all classes that inherit it, of which class " + OUTER
                        + "HeirCase may run at the same time as others; make it a field that is not static");
        JupiterRun.of(HeirCase.class).assertPassed(1);
    }
}
