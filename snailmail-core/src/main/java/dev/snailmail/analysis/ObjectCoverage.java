package dev.snailmail.analysis;

import dev.snailmail.exchange.Extent;
import dev.snailmail.text.Printable;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which bytes of one object were fetched.
 *
 * @param key the object
 * @param size how many bytes the object has, if a response told
 * @param covered the bytes that were fetched, by responses that were sent whole
 * @param sentBytes how many bytes those responses had of it, each byte as often as it was sent
 * @param cutShortBytes how many bytes of it were sent by responses that were cut short; they are in none of the others
 */
public record ObjectCoverage(String key, OptionalLong size, ByteSet covered, long sentBytes, long cutShortBytes) {

    static ObjectCoverage of(String key, List<Fetch> fetches) {
        List<Fetch> whole = fetches.stream().filter(Fetch::complete).toList();
        List<Extent> extents =
                whole.stream().flatMap(fetch -> fetch.extents().stream()).toList();
        long sent = whole.stream().mapToLong(Fetch::bytes).sum();
        long all = fetches.stream().mapToLong(Fetch::bytes).sum();
        return new ObjectCoverage(key, largest(fetches), ByteSet.of(extents), sent, all - sent);
    }

    private static OptionalLong largest(List<Fetch> fetches) {
        return fetches.stream()
                .map(Fetch::objectSize)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .max();
    }

    /** {@return how many bytes were sent again after they had been sent once} */
    public long rereadBytes() {
        return sentBytes - covered.length();
    }

    /** {@return how often each byte that was fetched was sent, on average; 1 if none was sent twice} */
    public double rereadFactor() {
        return ByteCoverage.factor(sentBytes, covered.length());
    }

    /** {@return which part of the object was fetched, from 0 to 1; 0 where its size is not known} */
    public double fraction() {
        return size.isEmpty() ? 0 : size.getAsLong() == 0 ? 1 : (double) covered.length() / size.getAsLong();
    }

    /**
     * How much was fetched that was of no use.
     *
     * @param useful the bytes that the reader needed
     * @return which part of the bytes sent, each as often as it was sent, was not needed or had been sent before; from
     *     0 to 1, 0 if nothing was sent
     */
    public double overRead(ByteSet useful) {
        return OverRead.fraction(overReadBytes(useful), sentBytes);
    }

    long overReadBytes(ByteSet useful) {
        return sentBytes - covered.intersection(useful).length();
    }

    /** {@return for example {@code tiles.bin: 300 of 1000 bytes, 1.33 times each}} */
    @Override
    public String toString() {
        return ByteCoverage.line(Printable.inLine(key), covered.length(), size, rereadFactor());
    }
}
