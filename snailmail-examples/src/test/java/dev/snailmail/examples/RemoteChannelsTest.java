package dev.snailmail.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.snailmail.SlowServer;
import dev.snailmail.junit5.SlowStoreExtension;
import dev.snailmail.store.ObjectStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RemoteChannelsTest {

    private static final String KEY = "object.bin";
    private static final int SIZE = 1000;
    private static final int BLOCK = 64;

    @RegisterExtension
    static final SlowStoreExtension STORE = SlowStoreExtension.of(SlowServer.builder(ObjectStore.synthetic(KEY, SIZE)));

    @Test
    void everyNaiveReadIsOneGet() throws IOException {
        try (SeekableByteChannel channel = HttpRangeChannel.open(STORE.server().uri(KEY))) {
            assertThat(channel.size()).isEqualTo(SIZE);
            long gets = STORE.server()
                    .during(() -> {
                        assertReads(channel, 10, 20, 20);
                        assertReads(channel, 10, 20, 20);
                        assertReads(channel, SIZE - 5, 20, 5);
                        assertReads(channel, SIZE, 20, -1);
                    })
                    .gets();
            assertThat(gets).isEqualTo(3);
        }
    }

    @Test
    void readAheadStopsAtBlocksAndForgetsTheLeastRecentlyUsed() throws IOException {
        try (SeekableByteChannel channel =
                new ReadAheadChannel(HttpRangeChannel.open(STORE.server().uri(KEY)), BLOCK, 2)) {
            long gets = STORE.server()
                    .during(() -> {
                        assertReads(channel, 60, 20, 4);
                        assertReads(channel, 64, 20, 20);
                        assertReads(channel, 0, 64, 64);
                        assertReads(channel, SIZE - 5, 20, 5);
                        assertReads(channel, 0, 1, 1);
                        assertReads(channel, 64, 1, 1);
                    })
                    .gets();
            assertThat(gets).isEqualTo(4);
        }
    }

    @Test
    void whatIsNotThereCannotBeOpened() {
        assertThatIOException()
                .isThrownBy(() -> HttpRangeChannel.open(STORE.server().uri("other.bin")))
                .withMessageContaining("404");
    }

    @Test
    void aClosedChannelDoesNotRead() throws IOException {
        SeekableByteChannel channel =
                new ReadAheadChannel(HttpRangeChannel.open(STORE.server().uri(KEY)), BLOCK, 2);
        channel.close();

        assertThat(channel.isOpen()).isFalse();
        assertThatIOException()
                .isThrownBy(() -> channel.read(ByteBuffer.allocate(1)))
                .isInstanceOf(ClosedChannelException.class);
    }

    private static void assertReads(SeekableByteChannel channel, long from, int room, int expected) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(room);
        assertThat(channel.position(from).read(target)).isEqualTo(expected);
        for (int i = 0; i < expected; i++) {
            assertThat(target.get(i)).isEqualTo(ObjectStore.syntheticByte(from + i));
        }
    }
}
