package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.SlowServerBuilder;
import dev.snailmail.store.ObjectStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tests with several extensions in fields are told, and what annotations and reports say of each. */
class NamedExtensionErrorsTest {

    private static final String OUTER = NamedExtensionErrorsTest.class.getName() + "$";

    private static SlowServerBuilder serving(String key) {
        return SlowServer.builder(ObjectStore.synthetic(key, 10));
    }

    private static Throwable failureOf(Class<?> sample) {
        return JupiterRun.with(Map.of("snailmail.report", "never"), sample).failures().stream()
                .reduce((one, other) -> {
                    throw new AssertionError("more than one failure: " + one + " and " + other);
                })
                .orElseThrow();
    }

    private static AbstractStringAssert<?> assertError(Class<?> sample) {
        return assertThat(failureOf(sample).getMessage());
    }

    @Test
    void theNameMustNotBeBlank() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlowStoreExtension.named(" ", serving("a")))
                .withMessage("name ( ) must not be blank; SlowStoreExtension.of(builder) has no name");
        assertThatNullPointerException()
                .isThrownBy(() -> SlowStoreExtension.named(null, serving("a")))
                .withMessage("name must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> SlowStoreExtension.named("a", null))
                .withMessage("builder must not be null");
    }

    static class TwoWithoutName {
        @RegisterExtension
        static final SlowStoreExtension ONE = SlowStoreExtension.of(serving("1"));

        @RegisterExtension
        static final SlowStoreExtension TWO = SlowStoreExtension.of(serving("2"));
    }

    static class AsParameter extends TwoWithoutName {
        @Test
        void test(ServerHandle server) {}
    }

    static class AsField extends TwoWithoutName {
        @BaseUrl
        URI base;

        @Test
        void test() {}
    }

    static class AsStaticField extends TwoWithoutName {
        @Store
        static ServerHandle server;

        @Test
        void test() {}
    }

    static class OfBudget extends TwoWithoutName {
        @Test
        @Budget(gets = 1)
        void test() {}
    }

    @Test
    void twoWithoutANameAreToldToTakeOne() {
        String remedy = " names no store, but there are 2 SlowStoreExtensions without a name; name them, as in"
                + " SlowStoreExtension.named(\"index\", builder), and pick one, as in ";
        assertError(AsParameter.class).startsWith("parameter 1 (").endsWith(remedy + "@Store(\"index\")");
        assertError(AsField.class).isEqualTo("field " + OUTER + "AsField.base" + remedy + "@BaseUrl(\"index\")");
        assertError(AsStaticField.class)
                .isEqualTo("field " + OUTER + "AsStaticField.server" + remedy + "@Store(\"index\")");
        assertError(OfBudget.class)
                .isEqualTo("@Budget on method " + OUTER + "OfBudget.test" + remedy + "@Budget(store = \"index\")");
    }

    static class TwoNamed {
        @RegisterExtension
        static final SlowStoreExtension TILES = SlowStoreExtension.named("tiles", serving("t"));

        @RegisterExtension
        final SlowStoreExtension index = SlowStoreExtension.named("index", serving("i"));
    }

    static class NoName extends TwoNamed {
        @Test
        void test(ServerHandle server) {}
    }

    static class OtherName extends TwoNamed {
        @Test
        void test(@BaseUrl("indx") URI base) {}
    }

    static class OtherNameOfField extends TwoNamed {
        @Store("indx")
        ServerHandle server;

        @Test
        void test() {}
    }

    static class OtherNameOfFault extends TwoNamed {
        @Test
        @Fault(store = "indx", status = 503)
        void test() {}
    }

    @Fault(store = "indx", status = 503)
    static class OtherNameOfFaultOfClass extends TwoNamed {
        @Test
        void test() {}
    }

    @Test
    void aNameThatThereIsNotGetsThoseThatThereAre() {
        assertError(NoName.class)
                .endsWith(" names no store, but there are several: \"index\", \"tiles\"; pick one, as in"
                        + " @Store(\"index\")");
        String only = " asks for the store \"indx\", but there is only \"index\", \"tiles\"";
        assertError(OtherName.class).endsWith(only);
        assertError(OtherNameOfField.class).isEqualTo("field " + OUTER + "OtherNameOfField.server" + only);
        assertError(OtherNameOfFault.class).endsWith(only);
        assertError(OtherNameOfFaultOfClass.class).endsWith(only);
    }

    static class SameName {
        @RegisterExtension
        static final SlowStoreExtension ONE = SlowStoreExtension.named("index", serving("1"));

        @RegisterExtension
        static final SlowStoreExtension TWO = SlowStoreExtension.named("index", serving("2"));

        @Test
        void test(@Store("index") ServerHandle server) {}
    }

    @SlowStore(name = "index", root = "synthetic(key=a, size=1B)")
    static class SameNameAsAnnotation {
        @RegisterExtension
        static final SlowStoreExtension INDEX = SlowStoreExtension.named("index", serving("i"));

        @Test
        void test() {}
    }

    @Test
    void twoOfOneNameAreToldToTakeTwo() {
        assertError(SameName.class)
                .endsWith(" asks for the store \"index\", but there are 2 SlowStoreExtensions of that name; give each a"
                        + " name of its own");
        assertError(SameNameAsAnnotation.class)
                .isEqualTo("class " + OUTER + "SameNameAsAnnotation has a SlowStoreExtension in a field, and there is a"
                        + " @SlowStore(name = \"index\") on class " + OUTER + "SameNameAsAnnotation; both have the name"
                        + " \"index\", so give one of them another");
    }

    static class Broken {
        @RegisterExtension
        static final SlowStoreExtension INDEX =
                SlowStoreExtension.named("index", SlowServer.builder(Path.of("no/such/root")));

        @Test
        void test() {}
    }

    @Test
    void aBuilderThatDoesNotStartIsNamed() {
        assertError(Broken.class)
                .startsWith("SlowStoreExtension.named(\"index\", ...) in a field of class " + OUTER
                        + "Broken: root (no/such/root) does not");
    }

    @Budget(store = "index", gets = 1)
    @Fault(store = "index", on = "GET i", nth = 1, status = 503)
    static class Annotated extends TwoNamed {
        @Test
        @Budget(store = "tiles", gets = 0)
        void test(@Store("index") ServerHandle index, @Store("tiles") ServerHandle tiles) {
            assertThat(JupiterRun.serves(index, "i")).isFalse();
            assertThat(JupiterRun.serves(index, "i")).isTrue();
            assertThat(JupiterRun.serves(tiles, "t")).isTrue();
        }
    }

    @Test
    void budgetsAndFaultsAreOfTheStoreThatTheyNameAndTheFailureNamesIt() {
        assertError(Annotated.class)
                .contains("is over its budget of the store \"index\":", "expected GETs: at most 1", "but was: 2")
                .contains("is over its budget of the store \"tiles\":", "expected GETs: at most 0", "but was: 1");
    }

    static class Unused extends TwoNamed {
        @Test
        @Fault(store = "tiles", on = "GET t", status = 503)
        void test(@Store("index") ServerHandle index) {
            JupiterRun.read(index, "i");
        }
    }

    @Test
    void aFaultThatIsNotInjectedIsOfTheStoreThatItNames() {
        assertError(Unused.class).contains("has a fault that was not injected", "at least 1");
    }

    static class Failing extends TwoNamed {
        @Test
        void test(@Store("index") ServerHandle index, @BaseUrl("tiles") URI tiles) {
            JupiterRun.read(index, "i");
            JupiterRun.read(tiles.resolve("t"));
            throw new IllegalStateException("of its own");
        }
    }

    @Test
    void theReportOfAFailedTestNamesEachStore() {
        assertThat(failureOf(Failing.class).getSuppressed())
                .hasSize(2)
                .anySatisfy(report -> assertThat(report.getMessage())
                        .startsWith("what the store \"index\" was asked for in this test")
                        .contains("GET i"))
                .anySatisfy(report -> assertThat(report.getMessage())
                        .startsWith("what the store \"tiles\" was asked for in this test")
                        .contains("GET t"));
    }

    static class OnOneNetwork extends TwoNamed {
        @NetworkTest(value = "lte", store = "index")
        void test(@Store("index") ServerHandle index, @Store("tiles") ServerHandle tiles) {
            assertThat(index.network().latency()).hasToString("fixed(70ms)");
            assertThat(tiles.network().latency()).hasToString("none");
        }
    }

    @Test
    void aNetworkTestIsOfTheStoreThatItNames() {
        JupiterRun.of(OnOneNetwork.class).assertPassed(1);
    }
}
