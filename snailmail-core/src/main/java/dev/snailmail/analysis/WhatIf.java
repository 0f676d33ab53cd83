package dev.snailmail.analysis;

import dev.snailmail.network.Network;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * An estimate of what the same reader would have cost on another network. Its requests are replayed in virtual time,
 * without sockets and without waiting. Immutable.
 *
 * <p><b>Seeds.</b> One draw of latencies is no estimate. Where latencies or rates are drawn, the requests are replayed with
 * {@link #LEAST_SEEDS} seeds or more, which are derived from the seed of the recording. The estimate is the median of their wall
 * times; {@link #p10()} and {@link #p90()} show how much the draws matter. All networks get the same seeds, so they rank as their
 * latency laws do. Elsewhere one replay is enough.
 *
 * <p><b>Dependencies.</b> What a request waited for is inferred from the time at which its reader decided to make it: its
 * arrival, or the opening of its connection, since clients decide before they connect.
 *
 * <ul>
 *   <li>A request that follows closely on another of its connection depends on that one.
 *   <li>Any other depends on all events before it on which no request depends yet, or if there are none on the latest event.
 *   <li>An event is the end of a response. It is the first byte where a reader made other requests before it had the rest, as
 *       downloaders do that open more connections when they know the size.
 * </ul>
 *
 * <p>The time between event and request is the reader's own. On the other network, each request starts when its events have
 * happened there and the same time has passed. A request without dependencies starts when it did in the recording. {@link
 * #dependencies()} counts the dependencies that might be coincidence.
 *
 * <p><b>Responses.</b> A request waits for its latency, drawn as a server with that network would draw it after a reset. The
 * first request of a connection also pays for connecting. Request and response bodies cross the pipes of that network
 * slice by slice, together with all others in flight. Pipes are empty at first, and rates that change count from the start of
 * the recording. If the recorded network did not limit bodies, a body takes no less time than in the recording, since its
 * reader and the machine needed that. If it did, this time is unknown and counts as nothing. Estimates for networks without
 * a rate are then too short where bodies are large, and {@link #notReplayed()} names {@code bodies}.
 *
 * <p><b>Readers that leave.</b> Some readers leave a response when they have enough of it, or when they have other data. They
 * did not read what lay in buffers then. If the recorded network limited bodies, such a reader took what had crossed by
 * the time of its next request, or until it left; more only if buffers cannot hold the rest. If not, the amount is unknown:
 * the estimate assumes {@link #UNKNOWN_READ} bytes, and more only if more was sent than buffers hold. Record on a network
 * with a bandwidth to measure it.
 *
 * <p><b>Limits.</b> All bodies together are cut into about a million slices at most, and some more for each request, so a replay
 * of any size takes a moment. If that makes slices larger than those of a server, bodies in flight together take turns by
 * them, which moves the end of each by a few slices. Times end at {@link #LONGEST}.
 *
 * <p>A replay keeps the requests, their connections, their responses, and the time that the reader and the machine took
 * for themselves. It does not foresee a reader that would open more connections, retry, or give up earlier on the other
 * network. A request that ended before its response began takes as long as in the recording, since its client may have given
 * up. One that had not ended goes as far as it did. Requests no longer in the list of the recording are left out, and
 * their time counts as thinking.
 *
 * <p><b>What is left out.</b> Limits on requests and connections, timeouts, and delays and pauses of faults are not replayed.
 * {@link #notReplayed()} names the settings that would have changed the estimate: with these, the reader takes longer, or
 * fails. {@link #keptFromRecording()} names what shaped the requests when they were recorded.
 *
 * <p><b>Queues.</b> Where all latencies are equal, three kinds of readers look alike: those whose connections each proceed
 * alone, those that make requests in batches, and those that hand each request to the first connection that is free. The
 * estimate assumes the third where several connections make their requests in ascending order of key and position, as a pool
 * does that works on a list. It assumes the first elsewhere. On a network whose latencies vary, it is too optimistic for
 * batches.
 */
public final class WhatIf {

    /** The longest time of an estimate, about 146 years: half of the nanoseconds that a {@code long} can hold. */
    public static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

    /** The least number of seeds where latencies or rates are drawn. */
    public static final int LEAST_SEEDS = 101;

    /** The number of bytes that a reader is assumed to have read of a response that it left, if the recording does not show it. */
    public static final int UNKNOWN_READ = 32 * 1024;

    private static final double NANOS_PER_MILLI = 1e6;

    private final Replayed median;
    private final Duration p10;
    private final Duration p90;
    private final int seeds;
    private final DependencyTrust dependencies;

    WhatIf(Replayed median, Duration p10, Duration p90, int seeds, DependencyTrust dependencies) {
        this.median = median;
        this.p10 = p10;
        this.p90 = p90;
        this.seeds = seeds;
        this.dependencies = dependencies;
    }

    /**
     * Estimates from a trace.
     *
     * @param trace the trace
     * @param network the network to replay it on
     * @param seed what the seeds are derived from
     * @return the estimate
     */
    @API(status = API.Status.INTERNAL)
    public static WhatIf of(Trace trace, Network network, long seed) {
        return Estimation.of(trace, network).estimate(seed);
    }

    /** {@return the network that this is an estimate for} */
    public Network network() {
        return median.network();
    }

    /**
     * Returns the median of the wall times over all seeds: until the last event that the reader waited for, and the time that
     * passed after it in the recording.
     *
     * @return the wall time, at most {@link #LONGEST}
     */
    public Duration wallTime() {
        return median.wallTime();
    }

    /** {@return the 10th percentile of the wall times over all seeds} */
    public Duration p10() {
        return p10;
    }

    /** {@return the 90th percentile of the wall times over all seeds} */
    public Duration p90() {
        return p90;
    }

    /** {@return the number of seeds; 1 on a network on which nothing is drawn} */
    public int seeds() {
        return seeds;
    }

    /** {@return the replay with the median wall time, of which all parts of the wall time are} */
    public Replayed median() {
        return median;
    }

    /** {@return how much of the wall time is latency, along the critical path: what each request had to wait for last} */
    public Duration waiting() {
        return median.waiting();
    }

    /** {@return how much of the wall time is the cost of new connections, along the critical path} */
    public Duration connecting() {
        return median.connecting();
    }

    /** {@return how much of the wall time is bytes that cross, or wait for others to, along the critical path} */
    public Duration transfer() {
        return median.transfer();
    }

    /**
     * {@return the rest of the wall time: what the reader and the machine took for themselves along the critical path, as
     * in the recording}
     */
    public Duration thinking() {
        return median.thinking();
    }

    /** {@return when each request in the list of the recording would have been made and ended, by ordinal} */
    public List<EstimatedRequest> requests() {
        return median.requests();
    }

    /** {@return how many requests the recording counts but no longer lists, which are left out here} */
    public long requestsDropped() {
        return median.requestsDropped();
    }

    /**
     * Returns the settings of the network that were left out, although they would have changed the {@linkplain #median()
     * median replay}. For example, a {@code limit} is in the list if it would have refused a request.
     *
     * @return names as in specs, of {@code limit}, {@code maxConnections}, {@code maxRequests}, {@code idleTimeout} and
     *     {@code headTimeout}, and {@code bodies} for the time that large bodies need without a rate, if the recording has
     *     one; empty if all that matters was replayed
     */
    public List<String> notReplayed() {
        return median.notReplayed();
    }

    /**
     * Returns the parts of the recording's setting that shaped its requests, which the same requests elsewhere still show.
     * For example, requests that a reader repeated because of {@code faults} are repeated on a network without faults.
     *
     * @return names as in specs, of {@code faults}, {@code limit}, {@code maxConnections}, {@code maxRequests} and
     *     {@code idleTimeout}; mostly empty
     */
    public List<String> keptFromRecording() {
        return median.keptFromRecording();
    }

    /** {@return how far the dependencies that this is based on can be trusted} */
    public DependencyTrust dependencies() {
        return dependencies;
    }

    /**
     * {@return one line, for example {@code about 413 ms (p10 380 ms, p90 460 ms) on lognormal(mode=20ms, sigma=0.5): 400 ms
     * waiting, 0 ms connecting, 3 ms transfer, 10 ms thinking}}
     */
    @Override
    public String toString() {
        return (isCutOff(wallTime()) ? "more than 146 years" : "about " + millis(wallTime()))
                + (seeds == 1 ? "" : " (p10 " + millis(p10) + ", p90 " + millis(p90) + ")")
                + " on " + network() + ": " + median.parts()
                + (dependencies.doubtful() == 0 ? "" : "; " + dependencies);
    }

    /** Whether it would take longer than what can be told. */
    static boolean isCutOff(Duration wallTime) {
        return wallTime.equals(LONGEST);
    }

    static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%,d ms", Math.round(duration.toNanos() / NANOS_PER_MILLI));
    }
}
