package dev.snailmail.analysis;

import dev.snailmail.exchange.Extent;
import java.util.List;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * What one request fetched of an object.
 *
 * @param key the object
 * @param objectSize how many bytes the object has, if that is known
 * @param extents the stretches of it that were sent, as far as they were sent
 * @param complete whether the response was sent whole; what is cut short is fetched once more as a rule
 */
@API(status = API.Status.INTERNAL)
public record Fetch(String key, OptionalLong objectSize, List<Extent> extents, boolean complete) {

    long bytes() {
        return extents.stream().mapToLong(Extent::length).sum();
    }
}
