package dev.snailmail.exchange;

/**
 * A stretch of an object's bytes that exists. Immutable.
 *
 * @param offset the position of its first byte, from 0
 * @param length how many bytes it has, at least 1
 */
public record Extent(long offset, long length) {

    /** {@return the position of the last byte} */
    public long last() {
        return offset + length - 1;
    }

    /**
     * Tells whether two extents share a byte.
     *
     * @param other the other extent, of the same object
     * @return whether at least one byte is in both
     */
    public boolean overlaps(Extent other) {
        return offset <= other.last() && other.offset <= last();
    }
}
