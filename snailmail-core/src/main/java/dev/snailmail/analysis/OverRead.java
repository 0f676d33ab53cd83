package dev.snailmail.analysis;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much of some objects was fetched that was of no use: bytes that were not needed, and bytes that had been sent
 * before. All bytes count that were sent before a reader left; they crossed the network, whether it read them or not.
 * Responses that were cut short do not count. Immutable.
 */
public final class OverRead {

    private final Map<String, Double> byKey;
    private final long bytes;
    private final long sentBytes;

    private OverRead(Map<String, Double> byKey, long bytes, long sentBytes) {
        this.byKey = byKey;
        this.bytes = bytes;
        this.sentBytes = sentBytes;
    }

    static OverRead of(ByteCoverage coverage, Map<String, ByteSet> useful) {
        SortedMap<String, Double> byKey = new TreeMap<>();
        long bytes = 0;
        long sent = 0;
        for (Map.Entry<String, ByteSet> one : useful.entrySet()) {
            ObjectCoverage object = coverage.of(one.getKey());
            byKey.put(one.getKey(), object.overRead(one.getValue()));
            bytes += object.overReadBytes(one.getValue());
            sent += object.sentBytes();
        }
        return new OverRead(Collections.unmodifiableMap(byKey), bytes, sent);
    }

    static double fraction(long bytes, long sentBytes) {
        return sentBytes == 0 ? 0 : (double) bytes / sentBytes;
    }

    /** {@return which part of the bytes sent was of no use, over all these objects; from 0 to 1, 0 if none were sent} */
    public double fraction() {
        return fraction(bytes, sentBytes);
    }

    /** {@return how many bytes were sent that were of no use} */
    public long bytes() {
        return bytes;
    }

    /** {@return how many bytes of these objects were sent, repeated bytes each time} */
    public long sentBytes() {
        return sentBytes;
    }

    /** {@return for each of these objects, which part of its bytes sent was of no use, by key in alphabetical order} */
    public Map<String, Double> byKey() {
        return byKey;
    }

    /** {@return for example {@code 350 of 500 bytes (70.0 %) of no use}} */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d of %d bytes (%.1f %%) of no use", bytes, sentBytes, 100 * fraction());
    }
}
