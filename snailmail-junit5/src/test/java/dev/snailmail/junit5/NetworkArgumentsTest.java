package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.network.Network;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.params.converter.ArgumentConverter;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.converter.JavaTimeConversionPattern;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkArgumentsTest {

    private static final String ROOT = "src/test/resources/store";
    private static final List<String> SEEN = new ArrayList<>();

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    private static void saw(TestInfo test, Object... values) {
        SEEN.add(test.getDisplayName() + " -> " + Stream.of(values).toList());
    }

    @SlowStore(root = ROOT)
    static class Values {

        @NetworkTest({"fixed(1ms)", "lte"})
        @ValueSource(ints = {1, 8})
        void reads(int parallel, ServerHandle server, Network network, TestInfo test) {
            assertThat(server.network()).isEqualTo(network);
            saw(test, parallel, network.latency());
        }
    }

    @Test
    void eachNetworkRunsWithAllArguments() {
        JupiterRun.of(Values.class).assertPassed(4);

        assertThat(SEEN)
                .containsExactly(
                        "[1] fixed(1ms), 1 -> [1, fixed(1ms)]",
                        "[2] fixed(1ms), 8 -> [8, fixed(1ms)]",
                        "[3] lte, 1 -> [1, fixed(70ms)]",
                        "[4] lte, 8 -> [8, fixed(70ms)]");
    }

    @SlowStore(root = ROOT)
    static class Csv {

        @NetworkTest(value = "lte", name = "{index}: {1} and {0}")
        @CsvSource({"1, SECONDS, a/b.txt", "2, DAYS, c.txt"})
        void reads(long number, ChronoUnit unit, Path path, TestInfo test) {
            saw(test, number, unit.name(), path.getFileName());
        }
    }

    @Test
    void textBecomesWhatItsParameterIs() {
        JupiterRun.of(Csv.class).assertPassed(2);

        assertThat(SEEN)
                .containsExactly("1: SECONDS and 1 -> [1, SECONDS, b.txt]", "2: DAYS and 2 -> [2, DAYS, c.txt]");
    }

    @SlowStore(root = ROOT)
    static class FromMethods {

        @NetworkTest({"lte", "dsl"})
        @MethodSource
        void reads(String text, int[] numbers, TestInfo test) {
            saw(test, text, numbers.length);
        }

        static Stream<Arguments> reads() {
            SEEN.add("asked");
            return Stream.of(
                    Arguments.of(new Titled("short", "s"), new int[] {1, 2}),
                    Arguments.argumentSet("a set", "{network}", new int[0]));
        }
    }

    @Test
    void setsAndNamedArgumentsShowTheirNamesAndSourcesAreAskedAnew() {
        JupiterRun.of(FromMethods.class).assertPassed(4);

        assertThat(SEEN)
                .containsExactly(
                        "asked",
                        "[1] lte, short, [1, 2] -> [s, 2]",
                        "[2] lte, a set -> [{network}, 0]",
                        "asked",
                        "[3] dsl, short, [1, 2] -> [s, 2]",
                        "[4] dsl, a set -> [{network}, 0]");
    }

    /** JUnit's own shows its name as its text, too. */
    record Titled(String getName, String getPayload) implements Named<String> {}

    enum Way {
        NAIVE,
        AHEAD
    }

    @SlowStore(root = ROOT)
    static class Several {

        @NetworkTest("lte")
        @NullSource
        @EnumSource
        @Repeated
        void reads(Way way, TestInfo test) {
            saw(test, String.valueOf(way));
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @EnumSource(names = "AHEAD")
    @EnumSource(names = "NAIVE")
    @interface Repeated {}

    @Test
    void sourcesAddUpWhereverTheyStand() {
        JupiterRun.of(Several.class).assertPassed(5);

        assertThat(SEEN)
                .containsExactly(
                        "[1] lte, null -> [null]",
                        "[2] lte, NAIVE -> [NAIVE]",
                        "[3] lte, AHEAD -> [AHEAD]",
                        "[4] lte, AHEAD -> [AHEAD]",
                        "[5] lte, NAIVE -> [NAIVE]");
    }

    @SlowStore(root = ROOT)
    static class Own {

        @NetworkTest("lte")
        @ArgumentsSource(Provider.class)
        void reads(@ConvertWith(Doubled.class) int number, @JavaTimeConversionPattern("yyyy/MM/dd") LocalDate day) {
            SEEN.add(number + " " + day);
        }
    }

    static final class Provider implements ArgumentsProvider {
        @Override
        @SuppressWarnings("deprecation") // As those that were written before JUnit 5.13.
        public Stream<? extends Arguments> provideArguments(ExtensionContext context) {
            return Stream.of(Arguments.of(21, "2026/11/21"));
        }
    }

    static final class Doubled implements ArgumentConverter {
        @Override
        public Object convert(Object source, ParameterContext context) {
            return 2 * (int) source;
        }
    }

    @Test
    void sourcesAndConvertersMayBeTheUsersOwn() {
        JupiterRun.of(Own.class).assertPassed(1);

        assertThat(SEEN).containsExactly("42 2026-11-21");
    }

    record Closed(String name) implements AutoCloseable {
        @Override
        public void close() {
            SEEN.add("closed " + name);
        }
    }

    @SlowStore(root = ROOT)
    static class Closing {

        @NetworkTest({"lte", "dsl"})
        @MethodSource("arguments")
        void reads(Closed argument, Closed other) {
            SEEN.add("read " + argument.name());
        }

        static Stream<Arguments> arguments() {
            return Stream.of(Arguments.of(new Closed("a"), Named.of("other", new Closed("b"))));
        }
    }

    @Test
    void argumentsAreClosedAfterTheirInvocation() {
        JupiterRun.of(Closing.class).assertPassed(2);

        assertThat(SEEN).containsExactly("read a", "closed a", "closed b", "read a", "closed a", "closed b");
    }

    @SlowStore(root = ROOT)
    static class Long {

        @NetworkTest("lte")
        @MethodSource("texts")
        void reads(String text, TestInfo test) {
            assertThat(text).hasSize(1000);
            SEEN.add(test.getDisplayName());
        }

        static Stream<String> texts() {
            return Stream.of("x".repeat(1000));
        }
    }

    @Test
    void longArgumentsAreCutInNames() {
        JupiterRun.of(Long.class).assertPassed(1);

        assertThat(SEEN).containsExactly("[1] lte, " + "x".repeat(99) + "…");
    }
}
