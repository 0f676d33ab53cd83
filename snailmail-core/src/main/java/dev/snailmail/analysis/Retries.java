package dev.snailmail.analysis;

import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Requests that were made again because they had failed. Each failure explains one retry: the first request, made when
 * the failure was known, that begins where the failed one began or among the bytes that it brought, and asks for the
 * first byte that it did not bring. So a retry may ask for everything again, or go on from the last byte received.
 * Immutable.
 *
 * @param <T> the requests
 */
public final class Retries<T> {

    private final List<Retry<T>> retries;
    private final long bytes;

    private Retries(List<Retry<T>> retries, long bytes) {
        this.retries = retries;
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
        List<RetrySearch.Made<T>> made = requests.stream()
                .map(request -> new RetrySearch.Made<>(request, attempt.apply(request)))
                .toList();
        RetrySearch<T> search = new RetrySearch<>(made);
        return new Retries<>(search.retries(), search.bytes());
    }

    /** {@return how many there were} */
    public int count() {
        return retries.size();
    }

    /** {@return how many bytes of response bodies they were answered with} */
    public long bytes() {
        return bytes;
    }

    /**
     * {@return how many bytes they did not have to fetch again, since they went on from what failed requests had brought;
     * each compared with a request that asks for everything again}
     */
    public long savedBytes() {
        return retries.stream().mapToLong(Retry::savedBytes).sum();
    }

    /** {@return the requests that were retries, in order of time} */
    public List<T> requests() {
        return retries.stream().map(Retry::request).toList();
    }

    /** {@return the retries with the failures that explain them, in order of time} */
    public List<Retry<T>> all() {
        return retries;
    }

    /** {@return for example {@code 2 retries, 200 bytes, 50 saved}} */
    @Override
    public String toString() {
        return count() + (count() == 1 ? " retry, " : " retries, ") + bytes + " bytes, " + savedBytes() + " saved";
    }
}
