package dev.snailmail.dialect;

import dev.snailmail.store.StoredObject;
import java.nio.ByteBuffer;
import java.time.Instant;

/** An object of the digits 0 to 9 over and over, which counts how often it is held and released. */
final class CountingObject implements StoredObject {

    static final String ETAG = "\"tag\"";
    static final Instant LAST_MODIFIED = Instant.parse("2024-02-29T12:34:56.789Z");
    static final String LAST_MODIFIED_TEXT = "Thu, 29 Feb 2024 12:34:56 GMT";

    private final long size;
    private int found;
    private int released;

    CountingObject(long size) {
        this.size = size;
    }

    CountingObject found() {
        found++;
        return this;
    }

    int timesFound() {
        return found;
    }

    int timesReleased() {
        return released;
    }

    static String digits(long from, long length) {
        StringBuilder text = new StringBuilder();
        for (long position = from; position < from + length; position++) {
            text.append((char) ('0' + position % 10));
        }
        return text.toString();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public String etag() {
        return ETAG;
    }

    @Override
    public Instant lastModified() {
        return LAST_MODIFIED;
    }

    @Override
    public int read(long position, ByteBuffer target) {
        if (position >= size) {
            return -1;
        }
        int length = (int) Math.min(target.remaining(), size - position);
        for (int i = 0; i < length; i++) {
            target.put((byte) ('0' + (position + i) % 10));
        }
        return length;
    }

    @Override
    public void release() {
        released++;
    }
}
