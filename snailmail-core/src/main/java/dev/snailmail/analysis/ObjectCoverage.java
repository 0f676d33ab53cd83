package dev.snailmail.analysis;

import dev.snailmail.text.Printable;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Which bytes of one object were fetched.
 *
 * @param key the object
 * @param size how many bytes the object has, if a response told
 * @param covered the bytes that were fetched: by complete responses, and by responses that their reader left, as far as
 *     these were sent
 * @param use what became of the bytes that were sent to requests for it
 */
public record ObjectCoverage(String key, OptionalLong size, ByteSet covered, ByteUse use) {

    static ObjectCoverage of(String key, List<Fetch> fetches) {
        ByteSet whole = bytes(fetches, Fetch::isComplete);
        long sentWhole = fetches.stream()
                .filter(Fetch::isComplete)
                .mapToLong(Fetch::objectBytes)
                .sum();
        ByteUse use = fetches.stream().map(fetch -> fetch.use(0)).reduce(ByteUse.NONE, ByteUse::plus);
        long again = sentWhole - whole.length();
        return new ObjectCoverage(
                key,
                largest(fetches),
                bytes(fetches, fetch -> fetch.ending() != Fetch.Ending.CUT_SHORT),
                new ByteUse(whole.length(), again, use.abandoned(), use.cutShort(), use.ofNoObject()));
    }

    private static ByteSet bytes(Collection<Fetch> fetches, Predicate<Fetch> which) {
        return ByteSet.of(fetches.stream()
                .filter(which)
                .flatMap(fetch -> fetch.extents().stream())
                .toList());
    }

    private static OptionalLong largest(List<Fetch> fetches) {
        return fetches.stream()
                .map(Fetch::objectSize)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .max();
    }

    /** {@return how many bytes of it were sent, repeated bytes each time, without responses that were cut short} */
    public long sentBytes() {
        return use.fetched();
    }

    /** {@return how many bytes complete responses sent again after others had sent them} */
    public long rereadBytes() {
        return use.readAgain();
    }

    /** {@return how many bytes of it were sent by responses that their reader left; they are among the bytes sent} */
    public long abandonedBytes() {
        return use.abandoned();
    }

    /** {@return how many bytes of it were sent by responses that were cut short; they are not among the bytes sent} */
    public long cutShortBytes() {
        return use.cutShort();
    }

    /** {@return how often each byte of complete responses was sent, on average; 1 if none was sent twice} */
    public double rereadFactor() {
        return use.rereadFactor();
    }

    /** {@return which part of the object was fetched, from 0 to 1; 0 where its size is not known} */
    public double fraction() {
        return size.isEmpty() ? 0 : size.getAsLong() == 0 ? 1 : (double) covered.length() / size.getAsLong();
    }

    /**
     * How much was fetched that was of no use.
     *
     * @param useful the bytes that the reader needed
     * @return which part of the bytes sent was not needed or had been sent before, from 0 to 1; 0 if nothing was sent
     */
    public double overRead(ByteSet useful) {
        return OverRead.fraction(overReadBytes(useful), sentBytes());
    }

    long overReadBytes(ByteSet useful) {
        return sentBytes() - covered.intersection(useful).length();
    }

    /** {@return for example {@code tiles.bin: 300 of 1000 bytes, 1.33 times each}} */
    @Override
    public String toString() {
        return ByteCoverage.line(Printable.inLine(key), covered.length(), size, rereadFactor());
    }
}
