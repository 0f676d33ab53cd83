package dev.snailmail.analysis;

import dev.snailmail.network.Network;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * An estimate of what the same reader would have cost on another network: its requests are replayed in virtual time,
 * without sockets and without waiting. Immutable.
 *
 * <p>What a request had to wait for is told from when it was made. A request that follows closely on another of its
 * connection was made after that one. Else it was made after whatever had ended by then and had not been followed by
 * anything yet, or, if there was nothing of that kind, after what had ended last. The pause between that end and its
 * start is the reader's time to think. On the other network each request starts when what it waited for has ended there
 * and the same time to think has passed; one that waited for nothing starts when it did.
 *
 * <p>It then waits for its latency, drawn as a server with that network and its seed would draw it in a round of its own,
 * and pays for its connection if it was the first on it; request and response bodies cross the pipes of that network
 * slice by slice, with all that are on their way at that time. A new round has empty pipes, so rates that change count
 * from the start of the recording. Where a network has no limit, bytes take no time, which no machine can do: a large
 * download takes longer there than the estimate says.
 *
 * <p>Bodies of any size are replayed soon: all of them together are cut into about a million slices at most, and 16 more
 * for each request. Where that makes slices larger than those of a server, bodies that are on their way together take
 * turns by them, which moves the end of each by a few slices. No time is longer than {@link #LONGEST}: what would take
 * longer ends then, and so does all that waits for it.
 *
 * <p>What is kept as it was: which requests there are, over which connections, what they were answered with, how many
 * bytes were sent, and what the reader and the machine took for themselves, scheduling included. So a reader that would
 * open more connections, try again, or give up earlier on the other network is not foreseen. A request that ended before
 * its answer began takes as long as it did, since its client may have given up; one that had not ended goes as far as it
 * got. Not replayed are limits on requests and on connections, idle timeouts, and the delays and pauses of faults.
 * Requests that are no longer in the list of the recording are left out, and their time counts as thinking.
 *
 * <p>Readers that make requests in step, each batch when the one before is through, look on a network with constant
 * latency like readers whose connections go on each by itself; they are taken for the latter, which may be too
 * optimistic for a network whose latencies vary.
 */
public final class WhatIf {

    /**
     * The longest time that is told, some 146 years: half of what nanoseconds in a {@code long} can hold. Whatever an
     * exabyte or a byte a second would make longer is told to take until then.
     */
    public static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

    private static final double NANOS_PER_MILLI = 1e6;

    private final Network network;
    private final long requestsDropped;
    private final List<EstimatedRequest> requests;
    private final long wallNanos;
    private final long waitingNanos;
    private final long connectingNanos;
    private final long transferNanos;

    private WhatIf(Network network, long requestsDropped, Replay replay) {
        this.network = network;
        this.requestsDropped = requestsDropped;
        this.requests = replay.courses().stream()
                .map(WhatIf::estimated)
                .sorted(Comparator.comparingLong(EstimatedRequest::ordinal))
                .toList();
        this.wallNanos = replay.wallNanos();
        long waiting = 0;
        long connecting = 0;
        long transfer = 0;
        for (int i = replay.last(); i != Lanes.NONE; i = replay.courses().get(i).cause) {
            Course course = replay.courses().get(i);
            waiting += course.latency;
            connecting += course.connect;
            transfer += course.transfer();
        }
        this.waitingNanos = waiting;
        this.connectingNanos = connecting;
        this.transferNanos = transfer;
    }

    /** Whether it would take longer than what can be told. */
    boolean isCutOff() {
        return wallTime().equals(LONGEST);
    }

    private static EstimatedRequest estimated(Course course) {
        return new EstimatedRequest(
                course.traced.ordinal(), Duration.ofNanos(course.start), Duration.ofNanos(course.end));
    }

    /**
     * Replays a trace.
     *
     * @param trace the trace
     * @param network the network to replay it on
     * @return the estimate
     */
    @API(status = API.Status.INTERNAL)
    public static WhatIf of(Trace trace, Network network) {
        return new WhatIf(network, trace.dropped(), Replay.of(trace, network));
    }

    /** In slices as coarse as that makes them. */
    static WhatIf of(Trace trace, Network network, double mostSlices) {
        return new WhatIf(network, trace.dropped(), Replay.of(trace, network, mostSlices));
    }

    /** {@return the network that this is an estimate for} */
    public Network network() {
        return network;
    }

    /**
     * {@return how long the recording would have gone on: until all that the reader had waited for had ended, and as much
     * longer as it did go on after that; {@link #LONGEST} if that is longer}
     */
    public Duration wallTime() {
        return Duration.ofNanos(wallNanos);
    }

    /** {@return how much of the wall time is latency, along the critical path: what each thing had to wait for last} */
    public Duration waiting() {
        return Duration.ofNanos(waitingNanos);
    }

    /** {@return how much of the wall time is the cost of new connections, along the critical path} */
    public Duration connecting() {
        return Duration.ofNanos(connectingNanos);
    }

    /** {@return how much of the wall time is bytes that cross, or wait for others to, along the critical path} */
    public Duration transfer() {
        return Duration.ofNanos(transferNanos);
    }

    /**
     * {@return the rest of the wall time: what the reader and the machine took for themselves along the critical path, as
     * in the recording}
     */
    public Duration thinking() {
        return Duration.ofNanos(wallNanos - waitingNanos - connectingNanos - transferNanos);
    }

    /** {@return when each request in the list of the recording would have been made and ended, by ordinal} */
    public List<EstimatedRequest> requests() {
        return requests;
    }

    /** {@return how many requests the recording counts but no longer lists, which are left out here} */
    public long requestsDropped() {
        return requestsDropped;
    }

    /**
     * {@return one line, for example {@code about 413 ms on fixed(20ms): 400 ms waiting, 0 ms connecting, 3 ms transfer, 10
     * ms thinking}}
     */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s on %s: %s waiting, %s connecting, %s transfer, %s thinking%s",
                isCutOff() ? "more than 146 years" : "about " + millis(wallTime()),
                network,
                millis(waiting()),
                millis(connecting()),
                millis(transfer()),
                millis(thinking()),
                requestsDropped == 0 ? "" : "; without " + requestsDropped + " requests that are no longer listed");
    }

    static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%,d ms", Math.round(duration.toNanos() / NANOS_PER_MILLI));
    }
}
