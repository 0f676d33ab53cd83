package dev.snailmail.recording;

import dev.snailmail.analysis.WhatIf;
import dev.snailmail.analysis.WhatIfTable;
import dev.snailmail.network.Network;
import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rounds in which a reader's requests came while the server held every response until no further request arrived:
 * how many times it had to wait for an answer before its next requests, at any latency. Immutable.
 *
 * <p>{@link Recording#roundTrips()} tells the depth from when requests started and ended; here they were made to wait
 * for each other. Requests of one round do not depend on each other. Those of different rounds may: a reader with a pool
 * of four threads reads a hundred tiles in 25 rounds, none of which depends on another. Where
 * {@linkplain #isPlateau() all rounds have the size of a pool}, the number is likely to be its schedule.
 */
public final class Lockstep {

    private final Steps steps;
    private final List<List<RequestRecord>> requestsByRound;
    private final Recording recording;

    /** @param roundOf the round of each request in the list of the recording, 0 for none */
    Lockstep(Steps steps, Recording recording, List<Integer> roundOf) {
        this.steps = steps;
        this.recording = recording;
        List<List<RequestRecord>> byRound = new ArrayList<>();
        steps.sizes().forEach(size -> byRound.add(new ArrayList<>()));
        for (int i = 0; i < roundOf.size(); i++) {
            if (roundOf.get(i) > 0) {
                byRound.get(roundOf.get(i) - 1).add(recording.requests().get(i));
            }
        }
        this.requestsByRound = byRound.stream().map(List::copyOf).toList();
    }

    /** {@return how many rounds there were} */
    public int rounds() {
        return steps.sizes().size();
    }

    /** {@return how many requests were released together, round by round; each at least 1} */
    public List<Integer> requestsPerRound() {
        return steps.sizes();
    }

    /**
     * The requests, round by round, in order of arrival. Complete unless {@link Recording#requestsDropped()} is above 0,
     * when those of the first rounds are missing.
     *
     * @return a list for each round
     */
    public List<List<RequestRecord>> requestsByRound() {
        return requestsByRound;
    }

    /** {@return all that happened while the action ran; its times are those of held responses} */
    public Recording recording() {
        return recording;
    }

    /**
     * Estimates what the same reader would have cost on a network. Which request waited for which is known here, so no
     * dependency of the estimate is doubtful, however short the latency.
     *
     * @param network the network; its own seed does not matter
     * @return the estimate
     */
    public WhatIf whatIf(Network network) {
        return WhatIf.of(Traces.inLockstep(recording), network, recording.seed());
    }

    /**
     * Estimates what the same reader would have cost on several networks, as in {@code whatIf(Network.presets())}.
     *
     * @param networks the networks by name, in the order of the table
     * @return the estimates as a table
     */
    public WhatIfTable whatIf(Map<String, Network> networks) {
        return Traces.on(Traces.inLockstep(recording), networks, recording.seed());
    }

    /** {@return how long it had to be quiet before a round was released, in real time} */
    public Duration quiet() {
        return steps.quiet();
    }

    /**
     * The longest time, in real time, from when a round had been released, or the last of its responses that far was
     * out, to the first request of the next. A reader which takes longer to think than it {@linkplain #quiet() had to be
     * quiet} may do so between requests that belong together too, and have them counted as two rounds.
     *
     * @return the gap; zero where there are not two rounds
     */
    public Duration longestThinkGap() {
        return steps.longestThinkGap();
    }

    /**
     * Whether the rounds look like those of a client that has no more requests on their way than its pool has room for:
     * there are several, all but the last have the same size, which is above 1, and the last is not larger. Then the
     * number of rounds is likely to come from the pool, not from requests that depend on each other.
     *
     * @return whether they do
     */
    public boolean isPlateau() {
        List<Integer> sizes = steps.sizes();
        if (sizes.size() < 2 || sizes.get(0) < 2) {
            return false;
        }
        int size = sizes.get(0);
        int last = sizes.size() - 1;
        return sizes.subList(0, last).stream().allMatch(other -> other == size) && sizes.get(last) <= size;
    }

    /** {@return for example {@code 2 rounds of 1, 4 requests; longest think gap 0.8ms, quiet 15ms}} */
    @Override
    public String toString() {
        String sizes = steps.sizes().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%d rounds%s; longest think gap %.1fms, quiet %s%s",
                rounds(),
                sizes.isEmpty() ? "" : " of " + sizes + " requests",
                Durations.toMillis(longestThinkGap()),
                Durations.format(quiet()),
                isPlateau() ? "; may be a pool of " + steps.sizes().get(0) : "");
    }
}
