package dev.snailmail.analysis;

import dev.snailmail.exchange.Extent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apiguardian.api.API;

/** Finds the requests that fetched what had been fetched before. */
@API(status = API.Status.INTERNAL)
public final class Rereads {

    private Rereads() {}

    /**
     * Goes through requests and remembers what they fetched. Those that were not sent in full are passed over.
     *
     * @param <T> the requests
     * @param requests the requests, in order of arrival
     * @param fetch what each fetched
     * @return those of which at least one byte had been fetched before, in the same order
     */
    public static <T> List<T> among(List<T> requests, Function<T, Fetch> fetch) {
        return select(requests, fetch, (length, known) -> known > 0);
    }

    /** {@return those of which not all bytes had been fetched before, in the same order} */
    static <T> List<T> removedFrom(List<T> requests, Function<T, Fetch> fetch) {
        return select(requests, fetch, (length, known) -> known < length);
    }

    /** Which requests are meant, by how many bytes they have and how many of these were known. */
    private interface Choice {
        boolean takes(long length, long known);
    }

    private static <T> List<T> select(List<T> requests, Function<T, Fetch> fetch, Choice choice) {
        Map<String, Stretches> fetched = new HashMap<>();
        List<T> chosen = new ArrayList<>();
        for (T request : requests) {
            Fetch bytes = fetch.apply(request);
            if (bytes.isComplete() && choice.takes(bytes.objectBytes(), known(bytes, fetched))) {
                chosen.add(request);
            }
        }
        return chosen;
    }

    /**
     * Says what became of the bytes that were sent.
     *
     * @param <T> the requests
     * @param requests the requests, in order of arrival
     * @param fetch what each fetched
     * @return the use of the bytes sent to each request, in the same order
     */
    public static <T> List<ByteUse> uses(List<T> requests, Function<T, Fetch> fetch) {
        Map<String, Stretches> fetched = new HashMap<>();
        List<ByteUse> uses = new ArrayList<>(requests.size());
        for (T request : requests) {
            Fetch bytes = fetch.apply(request);
            uses.add(bytes.use(bytes.isComplete() ? known(bytes, fetched) : 0));
        }
        return uses;
    }

    /** How many of its bytes had been fetched before; now all of them have. */
    private static long known(Fetch bytes, Map<String, Stretches> fetched) {
        Stretches ofKey = fetched.computeIfAbsent(bytes.key(), key -> new Stretches());
        long known = 0;
        for (Extent extent : bytes.extents()) {
            known += ofKey.add(extent);
        }
        return known;
    }
}
