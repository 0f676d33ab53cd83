package dev.snailmail.recording;

import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The rounds of a lockstep, before they are a {@link Lockstep}.
 *
 * @param quiet how long it had to be quiet before a round was released, in real time
 * @param sizes how many requests each round had, at least 1
 * @param longestThinkGap the longest time from a round to the first request of the next, in real time
 */
@API(status = API.Status.INTERNAL)
public record Steps(Duration quiet, List<Integer> sizes, Duration longestThinkGap) {

    /**
     * Keeps the sizes as they are now.
     *
     * @param quiet how long it had to be quiet before a round was released, in real time
     * @param sizes how many requests each round had, at least 1
     * @param longestThinkGap the longest time from a round to the first request of the next, in real time
     */
    public Steps {
        sizes = List.copyOf(sizes);
    }
}
