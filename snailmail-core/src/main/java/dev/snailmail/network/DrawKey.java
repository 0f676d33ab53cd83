package dev.snailmail.network;

import dev.snailmail.exchange.RequestInfo;
import org.apiguardian.api.API;

/** Numbers made of what identifies a request, spread so that alike requests draw unlike delays. */
@API(status = API.Status.INTERNAL)
public final class DrawKey {

    /** The offset and the prime of FNV-1a for 64 bits (Fowler, Noll and Vo). */
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;

    private static final long FNV_PRIME = 0x100000001b3L;

    private DrawKey() {}

    /**
     * Method, key, query and range as one number; two requests that differ in one of them differ in it.
     *
     * @param request the request
     * @return what kind of request it is
     */
    public static long of(RequestInfo request) {
        return of(request, Draws.DEFAULT);
    }

    /**
     * Method, key, query and range as one number, as far as draws are keyed by them; two requests that differ in one of these
     * differ in it.
     */
    static long of(RequestInfo request, Draws draws) {
        long hash = append(FNV_OFFSET, draws, Draws.Part.METHOD, request.method());
        hash = append(hash, draws, Draws.Part.KEY, request.key());
        if (draws.areKeyedBy(Draws.Part.QUERY) && !request.query().isEmpty()) {
            hash = append(hash, request.query());
        }
        return spread(append(hash, draws, Draws.Part.RANGE, request.range()));
    }

    /**
     * A key as a number.
     *
     * @param key the key
     * @return a number that differs from that of every other key
     */
    public static long of(String key) {
        return spread(append(FNV_OFFSET, key));
    }

    /**
     * The number to seed the draw of the nth request of a kind with, or to draw itself: all its bits are spread.
     *
     * @param what the kind of request
     * @param seed what all draws are seeded with
     * @param occurrence how many requests of the kind came before
     * @return the number
     */
    public static long mix(long what, long seed, int occurrence) {
        return spread(spread(what ^ spread(seed)) + occurrence);
    }

    /** Draws of another kind in the same round count for themselves, so what is left out leaves a mark. */
    private static long append(long hash, Draws draws, Draws.Part part, String text) {
        return draws.areKeyedBy(part) ? append(hash, text) : (hash ^ 0xfffe) * FNV_PRIME;
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
