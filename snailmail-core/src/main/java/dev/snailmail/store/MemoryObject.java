package dev.snailmail.store;

import dev.snailmail.exchange.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;

/** An object whose bytes are in memory. */
record MemoryObject(Content bytes, long size, String etag, Instant lastModified) implements StoredObject {

    /** Copies the bytes. */
    static MemoryObject of(byte[] bytes, Instant lastModified) {
        byte[] copy = bytes.clone();
        return new MemoryObject(Content.of(copy), copy.length, EntityTag.ofContent(copy), lastModified);
    }

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
        return bytes.read(position, target);
    }
}
