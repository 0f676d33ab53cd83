package consumer;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.junit5.NetworkTest;
import dev.snailmail.junit5.SlowStore;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks with all kinds of arguments, in whatever version of JUnit. */
@SlowStore(root = "src/test/resources/store")
class NetworksAndArgumentsTest {

    private static final Queue<String> NAMES = new ConcurrentLinkedQueue<>();

    @NetworkTest({"fixed(1ms)", "fixed(2ms)"})
    @ValueSource(ints = {1, 3})
    void values(int reads, ServerHandle server, TestInfo test) throws Exception {
        NAMES.add(test.getDisplayName());
        for (int i = 0; i < reads; i++) {
            TileCostTest.get(server.uri("tile.bin"));
        }
        assertThat(server).hadExactlyGets(reads);
    }

    @NetworkTest("fixed(1ms)")
    @CsvSource("7, SECONDS, a.txt")
    void texts(long number, TimeUnit unit, Path path, TestInfo test) {
        NAMES.add(test.getDisplayName());
        assertThat(unit.toMillis(number)).isEqualTo(7000);
        assertThat(path).isEqualTo(Path.of("a.txt"));
    }

    @NetworkTest("fixed(1ms)")
    @EnumSource(names = "DAYS")
    void enums(TimeUnit unit, TestInfo test) {
        NAMES.add(test.getDisplayName());
    }

    @NetworkTest("fixed(1ms)")
    @MethodSource
    void methods(String text, int number, TestInfo test) {
        NAMES.add(test.getDisplayName());
    }

    static Stream<Arguments> methods() {
        return Stream.of(Arguments.of("a", 1), Arguments.of("b", 2));
    }

    @AfterAll
    static void allWereThere() {
        assertThat(NAMES)
                .containsExactlyInAnyOrder(
                        "[1] fixed(1ms), 1",
                        "[2] fixed(1ms), 3",
                        "[3] fixed(2ms), 1",
                        "[4] fixed(2ms), 3",
                        "[1] fixed(1ms), 7, SECONDS, a.txt",
                        "[1] fixed(1ms), DAYS",
                        "[1] fixed(1ms), a, 1",
                        "[2] fixed(1ms), b, 2");
    }
}
