package dev.snailmail.analysis;

import java.util.Locale;

/**
 * What became of the bytes of response bodies that were sent. Each byte sent is in one of these parts, so they add up to
 * {@link #total()}.
 *
 * <p>What a reader leaves is a part of its own, since nobody knows how much of it was read: some of the bytes sent still
 * lay in buffers. They count as covered and as sent, and so in the over-read. They count neither as read once nor as read
 * again: only a byte of two complete responses has certainly been read twice.
 *
 * @param readOnce bytes of objects that a complete response brought for the first time
 * @param readAgain bytes of objects that a complete response brought after another had
 * @param abandoned bytes of objects sent by responses that their reader left, with no fault injected into them
 * @param cutShort bytes of objects sent by all other responses that did not complete: a fault, the server or the
 *     object ended them, or they had not ended
 * @param ofNoObject bytes of no object: frames between the parts of a multipart response, and bodies of errors
 */
public record ByteUse(long readOnce, long readAgain, long abandoned, long cutShort, long ofNoObject) {

    static final ByteUse NONE = new ByteUse(0, 0, 0, 0, 0);

    /** {@return all bytes that were sent} */
    public long total() {
        return readOnce + readAgain + abandoned + cutShort + ofNoObject;
    }

    /** {@return the bytes of objects that were sent, without those of responses that were cut short} */
    long fetched() {
        return readOnce + readAgain + abandoned;
    }

    ByteUse plus(ByteUse other) {
        return new ByteUse(
                readOnce + other.readOnce,
                readAgain + other.readAgain,
                abandoned + other.abandoned,
                cutShort + other.cutShort,
                ofNoObject + other.ofNoObject);
    }

    /** {@return how often each byte of complete responses was sent, on average; 1 if none was} */
    double rereadFactor() {
        return readOnce == 0 ? 1 : (double) (readOnce + readAgain) / readOnce;
    }

    /** {@return for example {@code 1300 bytes: 1000 read once, 100 read again, 150 abandoned, 50 cut short, 0 of no object}} */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d bytes: %d read once, %d read again, %d abandoned, %d cut short, %d of no object",
                total(),
                readOnce,
                readAgain,
                abandoned,
                cutShort,
                ofNoObject);
    }
}
