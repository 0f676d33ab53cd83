package consumer;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.junit5.BaseUrl;
import dev.snailmail.junit5.SlowStore;
import dev.snailmail.junit5.Store;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Named stores, fields, and tests in parallel; its two classes run in a JVM each. */
@SlowStore(name = "tiles", root = "src/test/resources/store")
@SlowStore(name = "made", rootFrom = "made")
@SlowStore(name = "temporary", rootFrom = "dir")
@Execution(ExecutionMode.CONCURRENT)
abstract class ParallelCosts {

    @TempDir
    static Path dir;

    @Store("tiles")
    private ServerHandle tiles;

    @BaseUrl("made")
    URI made;

    static Map<String, byte[]> made() {
        return Map.of("made.txt", "abcdef".getBytes(StandardCharsets.US_ASCII));
    }

    @RepeatedTest(100)
    void countsItsOwn(RepetitionInfo repetition, @Store("made") ServerHandle server, @Store("temporary") ServerHandle none)
            throws Exception {
        int reads = 1 + repetition.getCurrentRepetition() % 5;
        for (int i = 0; i < reads; i++) {
            assertThat(TileCostTest.get(tiles.uri("tile.bin"))).isEqualTo("234");
        }
        assertThat(TileCostTest.get(made.resolve("made.txt"))).isEqualTo("cde");
        assertThat(tiles).hadExactlyGets(reads).hadNoMisses();
        assertThat(server).hadExactlyGets(1);
        assertThat(none.keys()).isEmpty();
    }
}
