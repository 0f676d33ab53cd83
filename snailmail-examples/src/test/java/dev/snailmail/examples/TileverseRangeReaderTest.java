package dev.snailmail.examples;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.junit5.SlowStoreExtension;
import dev.snailmail.network.Latency;
import dev.snailmail.recording.Recording;
import dev.snailmail.store.ObjectStore;
import io.tileverse.rangereader.RangeReader;
import io.tileverse.rangereader.block.BlockAlignedRangeReader;
import io.tileverse.rangereader.cache.CachingRangeReader;
import io.tileverse.rangereader.http.HttpRangeReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A reader nobody here wrote, with and without its layers, on one access pattern: ten reads, six of them again. */
class TileverseRangeReaderTest {

    private static final String KEY = "tiles.bin";
    private static final long FILE_SIZE = 1 << 20;
    private static final int BLOCK = 64 << 10;

    private static final int HEADER = 1024;
    private static final int TILE = 4096;
    private static final long FIRST_TILE = 100_000;
    private static final long FAR_TILE = 200_000;
    private static final long WITHIN_FIRST_TILE = 102_000;
    private static final int PART = 1000;
    private static final int REREADS = 3;

    @RegisterExtension
    static final SlowStoreExtension STORE =
            SlowStoreExtension.of(SlowServer.builder(ObjectStore.synthetic(KEY, FILE_SIZE))
                    .latency(Latency.logNormal(Duration.ofMillis(5), 0.5)));

    @Test
    void withoutLayersEveryReadIsAGet() {
        Recording cost = costOf(http());

        assertThat(cost).hadExactlyGets(10);
        assertThat(cost.bytesSent()).isEqualTo(4 * HEADER + 5 * TILE + PART);
    }

    @Test
    void cachingSavesTheSixRereadsAndNothingElse() {
        Recording cost = costOf(CachingRangeReader.builder(http()).build());

        // It caches ranges as they were asked for: the part of a tile it already holds is fetched again.
        assertThat(cost).hadExactlyGets(4);
        assertThat(cost.bytesSent()).isEqualTo(HEADER + 2 * TILE + PART);
    }

    @Test
    void cachingInBlocksSavesTheOverlapTooAndPaysInBytes() {
        Recording cost =
                costOf(CachingRangeReader.builder(http()).blockSize(BLOCK).build());

        assertThat(cost).hadExactlyGets(3);
        assertThat(cost.bytesSent()).isEqualTo(3 * BLOCK);
    }

    @Test
    void blocksWithoutACacheSaveNothingAndPayInBytes() {
        Recording cost = costOf(new BlockAlignedRangeReader(http(), BLOCK));

        assertThat(cost).hadExactlyGets(10);
        assertThat(cost.bytesSent()).isEqualTo(10 * BLOCK);
    }

    @Test
    void theOrderOfTheLayersMatters() {
        // The cache sits above the blocks and so holds only what was asked for, not what was fetched.
        Recording cost = costOf(CachingRangeReader.builder(new BlockAlignedRangeReader(http(), BLOCK))
                .build());

        assertThat(cost).hadExactlyGets(4);
        assertThat(cost.bytesSent()).isEqualTo(4 * BLOCK);
    }

    private static HttpRangeReader http() {
        return HttpRangeReader.of(STORE.server().uri(KEY));
    }

    /** Runs the pattern; whatever the layers, the size is asked for once and every read returns the right bytes. */
    private static <R extends RangeReader> Recording costOf(R reader) {
        try (reader) {
            Recording cost = STORE.server().during(() -> readInPattern(reader));
            assertThat(cost.byMethod()).containsEntry("HEAD", 1L);
            assertThat(cost).hadNoMisses().hadMaxInFlightAtMost(1);
            return cost;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void readInPattern(RangeReader reader) throws IOException {
        read(reader, 0, HEADER);
        read(reader, FIRST_TILE, TILE);
        read(reader, FAR_TILE, TILE);
        read(reader, WITHIN_FIRST_TILE, PART);
        for (int i = 0; i < REREADS; i++) {
            read(reader, 0, HEADER);
            read(reader, FIRST_TILE, TILE);
        }
    }

    private static void read(RangeReader reader, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        assertThat(reader.readRange(offset, length, bytes)).isEqualTo(length);
        assertThat(bytes.get(0)).isEqualTo(ObjectStore.syntheticByte(offset));
        assertThat(bytes.get(length - 1)).isEqualTo(ObjectStore.syntheticByte(offset + length - 1));
    }
}
