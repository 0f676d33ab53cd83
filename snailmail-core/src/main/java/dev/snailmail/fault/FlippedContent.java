package dev.snailmail.fault;

import dev.snailmail.exchange.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Content with some bits flipped. It has no file, since a transfer from there would carry the bytes as they are, and is
 * not released, since whoever holds what it reads does that.
 */
final class FlippedContent implements Content {

    private final Content content;
    private final NavigableMap<Long, Byte> flips;

    /**
     * @param content what it reads
     * @param flips by position, the bits to flip there
     */
    FlippedContent(Content content, NavigableMap<Long, Byte> flips) {
        this.content = content;
        this.flips = flips;
    }

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
        int start = target.position();
        int read = content.read(position, target);
        if (read > 0) {
            for (Map.Entry<Long, Byte> flip :
                    flips.subMap(position, position + read).entrySet()) {
                int index = start + (int) (flip.getKey() - position);
                target.put(index, (byte) (target.get(index) ^ flip.getValue()));
            }
        }
        return read;
    }
}
