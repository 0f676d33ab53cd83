package dev.snailmail.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;

/**
 * An object of which only the size is kept. Its bytes are those of the words {@code mix(position / 8)}, lowest byte
 * first, so that any of them can be had without the ones before it.
 */
record SyntheticObject(long size) implements StoredObject {

    /** The same in every run, so that entity tags and dates are too. */
    private static final Instant LAST_MODIFIED = Instant.parse("2000-01-01T00:00:00Z");

    static SyntheticObject of(String key, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("size of " + key + " (" + size + ") must not be negative");
        }
        return new SyntheticObject(size);
    }

    static byte byteAt(long position) {
        return (byte) (mix(position >>> 3) >>> ((position & 7) << 3));
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014): a bijection in which every input bit counts. */
    private static long mix(long word) {
        long z = (word + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    @Override
    public String etag() {
        return EntityTag.ofNumbers(size);
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
        int left = length;
        long at = position;
        while (left > 0 && (at & 7) != 0) {
            target.put(byteAt(at++));
            left--;
        }
        ByteOrder order = target.order();
        target.order(ByteOrder.LITTLE_ENDIAN);
        for (; left >= Long.BYTES; left -= Long.BYTES, at += Long.BYTES) {
            target.putLong(mix(at >>> 3));
        }
        target.order(order);
        while (left > 0) {
            target.put(byteAt(at++));
            left--;
        }
        return length;
    }
}
