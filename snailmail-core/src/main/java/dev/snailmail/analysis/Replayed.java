package dev.snailmail.analysis;

import dev.snailmail.network.Network;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * The requests of a recording replayed once on another network, in virtual time, with the draws of one seed.
 * {@link WhatIf} says how. Immutable.
 */
public final class Replayed {

    private final Network network;
    private final long seed;
    private final Trace trace;
    private final List<String> notReplayed;
    private final ReplayTimes times;
    private final long wallNanos;
    private final ReplayTimes.Parts parts;

    Replayed(Network network, long seed, Trace trace, ReplayTimes times) {
        this.network = network;
        this.seed = seed;
        this.trace = trace;
        this.notReplayed = LeftOut.of(trace, network, times);
        this.times = times;
        // The parts need the last event, which is found with the wall time.
        this.wallNanos = times.wallNanos();
        this.parts = times.alongCriticalPath();
    }

    /**
     * Replays a trace.
     *
     * @param trace the trace
     * @param network the network to replay it on
     * @param seed the seed of the draws
     * @return the replay
     */
    @API(status = API.Status.INTERNAL)
    public static Replayed of(Trace trace, Network network, long seed) {
        return Estimation.of(trace, network).replay(seed);
    }

    /** {@return the network that they were replayed on} */
    public Network network() {
        return network;
    }

    /** {@return the seed of the draws} */
    public long seed() {
        return seed;
    }

    /**
     * Returns the wall time: until the last event that the reader waited for, and the time that passed after it in the
     * recording.
     *
     * @return the wall time, at most {@link WhatIf#LONGEST}
     */
    public Duration wallTime() {
        return Duration.ofNanos(wallNanos);
    }

    /** {@return how much of the wall time is latency, along the critical path: what each request waited for last} */
    public Duration waiting() {
        return Duration.ofNanos(parts.waiting());
    }

    /** {@return how much of the wall time is the cost of new connections, along the critical path} */
    public Duration connecting() {
        return Duration.ofNanos(parts.connecting());
    }

    /** {@return how much of the wall time is bytes that cross, or wait for others to, along the critical path} */
    public Duration transfer() {
        return Duration.ofNanos(parts.transferring());
    }

    /**
     * {@return the rest of the wall time: what the reader and the machine took for themselves along the critical path, as
     * in the recording}
     */
    public Duration thinking() {
        return wallTime().minus(waiting()).minus(connecting()).minus(transfer());
    }

    /** {@return when each request in the list of the recording would have been made and ended, by ordinal} */
    public List<EstimatedRequest> requests() {
        return times.requests();
    }

    /** {@return how many requests the recording counts but no longer lists, which are left out here} */
    public long requestsDropped() {
        return trace.dropped();
    }

    /**
     * Returns the settings of the network that were left out, although they would have changed this replay. For example, a
     * {@code limit} is in the list if it would have refused a request.
     *
     * @return names as in specs, such as {@code limit} or {@code maxConnections}; empty if all settings that matter were
     *     replayed
     */
    public List<String> notReplayed() {
        return notReplayed;
    }

    /**
     * Returns the parts of the recording's setting that shaped its requests, which the same requests elsewhere still show.
     * For example, requests that a reader repeated because of {@code faults} are repeated on a network without faults.
     *
     * @return names as in specs, such as {@code limit}, or {@code faults}; mostly empty
     */
    public List<String> keptFromRecording() {
        return trace.kept();
    }

    /**
     * {@return one line, for example {@code 413 ms on fixed(20ms), unlimited, seed 42: 400 ms waiting, 0 ms connecting, 3 ms
     * transfer, 10 ms thinking}}
     */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s on %s, seed %d: %s",
                WhatIf.isCutOff(wallTime()) ? "more than 146 years" : WhatIf.millis(wallTime()),
                network,
                seed,
                parts());
    }

    /** Where the time goes, and what is left out. */
    String parts() {
        return String.format(
                        Locale.ROOT,
                        "%s waiting, %s connecting, %s transfer, %s thinking",
                        WhatIf.millis(waiting()),
                        WhatIf.millis(connecting()),
                        WhatIf.millis(transfer()),
                        WhatIf.millis(thinking()))
                + (requestsDropped() == 0
                        ? ""
                        : "; without " + requestsDropped() + " requests that are no longer listed")
                + listed("; not replayed: ", notReplayed)
                + listed("; kept from the recording: ", keptFromRecording());
    }

    private static String listed(String title, List<String> names) {
        return names.isEmpty() ? "" : title + String.join(", ", names);
    }
}
