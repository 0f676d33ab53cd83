package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.snailmail.ServerHandle;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkErrorsTest {

    private static final String ROOT = "src/test/resources/store";
    private static final String HERE = "@NetworkTest on method " + NetworkErrorsTest.class.getName() + "$";

    /** The one failure there is; no test may have run. */
    private static String errorOf(Class<?> sample) {
        JupiterRun run = JupiterRun.of(sample);
        run.tests().assertStatistics(statistics -> statistics.started(0));
        return onlyFailure(run);
    }

    private static String onlyFailure(JupiterRun run) {
        List<Throwable> failures = run.failures();
        assertThat(failures).singleElement().isInstanceOf(ExtensionConfigurationException.class);
        return failures.get(0).getMessage();
    }

    @SlowStore(root = ROOT)
    static class BadSpec {
        @NetworkTest({"lte", "ltee"})
        void reads() {
            fail("must not run");
        }
    }

    @Test
    void aSpecThatIsNoneIsNamedBeforeAnythingRuns() {
        assertThat(errorOf(BadSpec.class))
                .startsWith(HERE + "BadSpec.reads, network 2 of 2: \"ltee\" names no preset and no part of a network;"
                        + " did you mean lte? see docs/specs.md");
    }

    @SlowStore(root = ROOT)
    static class Empty {
        @NetworkTest({})
        void reads() {}
    }

    @Test
    void noNetworkIsAnError() {
        assertThat(errorOf(Empty.class))
                .isEqualTo(HERE + "Empty.reads names no network; it needs one or more, such as {\"s3-standard\","
                        + " \"lte\"}");
    }

    @SlowStore(root = ROOT)
    static class BlankName {
        @NetworkTest(value = "lte", name = " ")
        void reads() {}
    }

    @Test
    void aBlankNameIsAnError() {
        assertThat(errorOf(BlankName.class))
                .isEqualTo(HERE + "BlankName.reads, attribute name: name ( ) must not be blank");
    }

    @SlowStore(root = ROOT)
    static class Parameterized {
        @ParameterizedTest
        @NetworkTest("lte")
        @ValueSource(ints = 1)
        void reads(int number) {
            fail("must not run");
        }
    }

    @SlowStore(root = ROOT)
    static class Repeated {
        @RepeatedTest(2)
        @NetworkTest("lte")
        void reads() {
            fail("must not run");
        }
    }

    @Test
    void anotherTemplateBesideItIsAnError() {
        assertThat(errorOf(Parameterized.class))
                .isEqualTo(HERE + "Parameterized.reads stands beside @ParameterizedTest, which would run the test by"
                        + " itself, on the network of its store; use one of the two. @NetworkTest takes arguments from"
                        + " @ValueSource, @MethodSource and the like");
        assertThat(errorOf(Repeated.class)).startsWith(HERE + "Repeated.reads stands beside @RepeatedTest, which");
    }

    @SlowStore(root = ROOT)
    static class ServerFirst {
        @NetworkTest("lte")
        @ValueSource(ints = 8)
        void reads(ServerHandle server, int number) {}
    }

    @Test
    void aServerWhereAnArgumentGoesIsAnError() {
        assertThat(errorOf(ServerFirst.class))
                .matches("\\Q" + HERE + "ServerFirst.reads: parameter 1 (dev.snailmail.ServerHandle \\E\\w+\\Q) stands"
                        + " where argument 1 (8) goes; arguments come first, servers, URLs and networks after them\\E");
    }

    @SlowStore(root = ROOT)
    static class Aggregating {
        @NetworkTest("lte")
        @ValueSource(ints = 8)
        void reads(ArgumentsAccessor arguments) {}
    }

    @Test
    void anAggregatorIsAnError() {
        assertThat(errorOf(Aggregating.class))
                .matches("\\Q" + HERE + "Aggregating.reads: parameter (\\E.*ArgumentsAccessor \\w+\\Q) aggregates"
                        + " arguments, which is not supported; take them one by one\\E");
    }

    @SlowStore(root = ROOT)
    static class NoArguments {
        @NetworkTest("lte")
        @MethodSource("none")
        void reads(int number) {}

        static Stream<Integer> none() {
            return Stream.empty();
        }
    }

    @Test
    void sourcesWithoutArgumentsAreAnError() {
        assertThat(errorOf(NoArguments.class))
                .isEqualTo(HERE + "NoArguments.reads has sources of arguments, but none of them has any");
    }

    @SlowStore(root = ROOT)
    static class NotANumber {
        @NetworkTest("lte")
        @ValueSource(strings = "many")
        void reads(int number) {}
    }

    @Test
    void anArgumentThatDoesNotConvertIsNamed() {
        assertThat(JupiterRun.of(NotANumber.class).failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getMessage())
                        .startsWith("argument 1 (many) cannot become int, the type of parameter (int ")
                        .contains("of void " + NetworkErrorsTest.class.getName() + "$NotANumber.reads(int): "));
    }

    static class NoStore {
        @NetworkTest("lte")
        void reads() {
            fail("must not run");
        }
    }

    @Test
    void noStoreIsAnError() {
        assertThat(onlyFailure(JupiterRun.of(NoStore.class)))
                .isEqualTo(HERE + "NoStore.reads needs a store, but neither " + NetworkErrorsTest.class.getName()
                        + "$NoStore > [1] lte nor class " + NetworkErrorsTest.class.getName()
                        + "$NoStore nor a class around it has a @SlowStore");
    }

    @SlowStore(name = "data", root = ROOT)
    @SlowStore(root = ROOT)
    static class NoSuchStore {
        @NetworkTest(value = "lte", store = "index")
        void reads() {
            fail("must not run");
        }
    }

    @Test
    void aStoreThatIsNotThereIsAnError() {
        assertThat(onlyFailure(JupiterRun.of(NoSuchStore.class)))
                .isEqualTo(HERE + "NoSuchStore.reads, attribute store: there is no store \"index\", only \"data\", one"
                        + " without a name");
    }

    @SlowStore(root = ROOT, timeScale = 0.1)
    static class TooFast {
        @NetworkTest({"lte", "fixed(2ms)"})
        void reads() {}
    }

    @Test
    void aNetworkThatTheTimeScaleCannotHoldIsNamed() {
        assertThat(onlyFailure(JupiterRun.of(TooFast.class)))
                .startsWith(HERE + "TooFast.reads, network 2 of 2: timeScale (0.1) turns the latency fixed(2ms) into"
                        + " 0.2ms; ");
    }
}
