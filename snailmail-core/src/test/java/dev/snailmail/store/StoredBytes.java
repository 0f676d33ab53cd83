package dev.snailmail.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The bytes of a small stored object, read in one piece or in slices. */
final class StoredBytes {

    private final StoredObject object;

    StoredBytes(StoredObject object) {
        this.object = object;
    }

    static byte[] readAndRelease(StoredObject object) throws IOException {
        try {
            return new StoredBytes(object).all();
        } finally {
            object.release();
        }
    }

    byte[] all() throws IOException {
        return slice(0, (int) object.size());
    }

    byte[] slice(long position, int length) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(length);
        while (target.hasRemaining()) {
            int read = object.read(position + target.position(), target);
            if (read < 0) {
                break;
            }
        }
        return Arrays.copyOf(target.array(), target.position());
    }

    void assertSlicesEqual(byte[] expected) throws IOException {
        int step = Math.max(1, expected.length / 13);
        for (int from = 0; from <= expected.length; from += step) {
            for (int length : new int[] {1, 2, 7, step, expected.length}) {
                int to = Math.min(expected.length, from + length);
                assertThat(slice(from, length))
                        .as("%d bytes from %d on", length, from)
                        .isEqualTo(Arrays.copyOfRange(expected, from, to));
            }
        }
    }
}
