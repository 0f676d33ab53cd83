package dev.snailmail.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * Bytes that can be read at any position: an object's, or a literal's. Safe for use by several threads, since a
 * read carries its position with it.
 */
public interface Content {

    /**
     * Reads bytes from a position on.
     *
     * @param position the position of the first byte to read, from 0
     * @param target the buffer to fill, as far as there are bytes
     * @return how many bytes were read, -1 at or behind the end
     * @throws IOException if the bytes cannot be read
     */
    int read(long position, ByteBuffer target) throws IOException;

    /** {@return the file that holds exactly these bytes from position 0 on, for transfer without copying} */
    default Optional<FileChannel> file() {
        return Optional.empty();
    }

    /** Releases the bytes. The holder of this content calls it once, when it needs them no longer. */
    default void release() {}

    /**
     * Makes content of bytes in memory.
     *
     * @param bytes the bytes, which must not be changed any more
     * @return their content
     */
    static Content of(byte[] bytes) {
        return (position, target) -> {
            if (position >= bytes.length) {
                return -1;
            }
            int length = Math.min(target.remaining(), bytes.length - (int) position);
            target.put(bytes, (int) position, length);
            return length;
        };
    }
}
