package dev.snailmail.network;

import dev.snailmail.exchange.RequestInfo;

/** Numbers made of what identifies a request, spread so that alike requests draw unlike delays. */
final class DrawKey {

    /** The offset and the prime of FNV-1a for 64 bits (Fowler, Noll and Vo). */
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;

    private static final long FNV_PRIME = 0x100000001b3L;

    private DrawKey() {}

    /** Method, key and range as one number; two requests that differ in one of them differ in it. */
    static long of(RequestInfo request) {
        long hash = append(FNV_OFFSET, request.method());
        hash = append(hash, request.key());
        return spread(append(hash, request.range()));
    }

    /** The number to seed the draw of the nth request of a kind with. */
    static long mix(long what, long seed, int occurrence) {
        return spread(spread(what ^ spread(seed)) + occurrence);
    }

    /** The number to seed the nth draw of a series with. */
    static long nth(long seed, long n) {
        return spread(spread(seed) + n);
    }

    private static long append(long hash, String text) {
        long h = hash;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * FNV_PRIME;
        }
        // An end mark, so that moving a letter from one text to the next makes a difference.
        return (h ^ 0xffff) * FNV_PRIME;
    }

    /** The 64-bit finalizer of MurmurHash3 (Appleby): every bit of the input reaches every bit of the output. */
    private static long spread(long value) {
        long z = value;
        z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
        z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return z ^ (z >>> 33);
    }
}
