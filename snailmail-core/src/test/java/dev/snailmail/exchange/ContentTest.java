package dev.snailmail.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ContentTest {

    private static final byte[] BYTES = {10, 11, 12, 13, 14};

    private final Content content = Content.of(BYTES);

    @Test
    void readsFromAnyPositionAsMuchAsThereIsRoomFor() throws IOException {
        ByteBuffer target = ByteBuffer.allocate(3);
        assertThat(content.read(1, target)).isEqualTo(3);
        assertThat(target.array()).containsExactly(11, 12, 13);
    }

    @Test
    void readsNoMoreThanThereIs() throws IOException {
        ByteBuffer target = ByteBuffer.allocate(8);
        assertThat(content.read(3, target)).isEqualTo(2);
        assertThat(Arrays.copyOf(target.array(), target.position())).containsExactly(13, 14);
    }

    @Test
    void saysSoAtAndBehindTheEnd() throws IOException {
        assertThat(content.read(5, ByteBuffer.allocate(1))).isEqualTo(-1);
        assertThat(content.read(Long.MAX_VALUE, ByteBuffer.allocate(1))).isEqualTo(-1);
        assertThat(content.read(1L << 32, ByteBuffer.allocate(1))).isEqualTo(-1);
    }

    @Test
    void isNoFileAndMayBeReleased() {
        assertThat(content.file()).isEmpty();
        content.release();
    }
}
