package dev.snailmail.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Requests that were made again because they had failed. Each failure explains one retry: the next request for the same
 * that was made when it had ended. A request that goes on from the last good byte asks for other bytes, and is none.
 * Immutable.
 *
 * @param <T> the requests
 */
public final class Retries<T> {

    private final List<T> requests;
    private final long bytes;

    private Retries(List<T> requests, long bytes) {
        this.requests = requests;
        this.bytes = bytes;
    }

    /**
     * Finds the retries in O(n log n).
     *
     * @param <T> the requests
     * @param requests the requests, in any order
     * @param attempt each as an attempt
     * @return the retries among them
     */
    @API(status = API.Status.INTERNAL)
    public static <T> Retries<T> of(List<T> requests, Function<T, Attempt> attempt) {
        List<T> byStart = new ArrayList<>(requests);
        byStart.sort(Comparator.comparingLong(request -> attempt.apply(request).start()));
        Map<Object, PriorityQueue<Long>> failures = new HashMap<>();
        List<T> retries = new ArrayList<>();
        long bytes = 0;
        for (T request : byStart) {
            Attempt made = attempt.apply(request);
            PriorityQueue<Long> ends = failures.computeIfAbsent(made.what(), what -> new PriorityQueue<>());
            if (!ends.isEmpty() && ends.peek() <= made.start()) {
                ends.remove();
                retries.add(request);
                bytes += made.bytes();
            }
            if (made.failed()) {
                ends.add(made.end());
            }
        }
        return new Retries<>(List.copyOf(retries), bytes);
    }

    /** {@return how many there were} */
    public int count() {
        return requests.size();
    }

    /** {@return how many bytes of response bodies they were answered with} */
    public long bytes() {
        return bytes;
    }

    /** {@return the retries, in order of time} */
    public List<T> requests() {
        return requests;
    }

    /** {@return for example {@code 2 retries, 200 bytes}} */
    @Override
    public String toString() {
        return count() + (count() == 1 ? " retry, " : " retries, ") + bytes + " bytes";
    }
}
