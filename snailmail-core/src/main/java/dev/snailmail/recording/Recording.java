package dev.snailmail.recording;

import dev.snailmail.analysis.ByteCoverage;
import dev.snailmail.analysis.ByteUse;
import dev.snailmail.analysis.ConnectionUse;
import dev.snailmail.analysis.MergeableRequests;
import dev.snailmail.analysis.Merging;
import dev.snailmail.analysis.Replayed;
import dev.snailmail.analysis.Rereads;
import dev.snailmail.analysis.Retries;
import dev.snailmail.analysis.Ride;
import dev.snailmail.analysis.RoundTrips;
import dev.snailmail.analysis.Trace;
import dev.snailmail.analysis.WhatIf;
import dev.snailmail.analysis.WhatIfTable;
import dev.snailmail.network.Network;
import dev.snailmail.text.Printable;
import dev.snailmail.time.Percentiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * What a server was asked and what it answered, from one moment to another: since its start or last reset, or
 * while a lambda ran. An immutable snapshot.
 *
 * <p>The counts are exact however many requests there were. The list of requests is bounded: the latest ones are
 * kept, and {@link #requestsDropped()} says how many are not.
 */
public final class Recording {

    static final String NO_FAULTS = "none";

    private final List<String> networks;
    private final String plannedFaults;
    private final List<FaultUse> faultUses;
    private final long seed;
    private final Duration wallTime;
    private final Counts counts;
    private final List<RequestRecord> requests;

    Recording(
            List<String> networks,
            String plannedFaults,
            List<FaultUse> faultUses,
            long seed,
            Duration wallTime,
            Counts counts,
            List<RequestRecord> requests) {
        this.networks = List.copyOf(networks);
        this.plannedFaults = plannedFaults;
        this.faultUses = List.copyOf(faultUses);
        this.seed = seed;
        this.wallTime = wallTime;
        this.counts = counts;
        this.requests = List.copyOf(requests);
    }

    /**
     * Reads a recording from a file that {@link #write} has written, here or elsewhere: JSON, as
     * {@code docs/recording-format.md} describes it. It equals what was written.
     *
     * @param file the file
     * @return the recording
     * @throws IllegalArgumentException if there is no such file, or it holds something else: no JSON or not all of it,
     *     another format or a newer version, a field that is missing or of the wrong type, counts that contradict each
     *     other; it says what, and in which line
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Recording read(Path file) {
        return RecordingReader.read(file);
    }

    /**
     * Writes this recording to a file as JSON, which {@link #read} reads. An existing file is replaced when the recording has
     * been written in full.
     *
     * @param file the file, in a folder that exists
     * @throws IllegalArgumentException if the folder does not exist, or {@code file} is not a regular file
     * @throws java.io.UncheckedIOException if it cannot be written; an existing file is unchanged then
     */
    public void write(Path file) {
        RecordingWriter.write(this, file);
    }

    /**
     * The network that the requests met, as its spec. If it was changed meanwhile, these are all networks that they met:
     * {@code fixed(20ms), unlimited then fixed(50ms), unlimited}.
     *
     * @return the network; without requests the one at the time of the snapshot
     */
    public String network() {
        return String.join(" then ", networks);
    }

    /**
     * The networks that the requests met, one unless the server was tuned meanwhile. At most 100 are listed.
     *
     * @return their specs, in the order in which requests first met them; without requests the network at the time of the
     *     snapshot
     */
    public List<String> networks() {
        return networks;
    }

    /**
     * Notes which faults were planned.
     *
     * @param rules the rules of the plan, as text
     * @return the same recording with them
     */
    @API(status = API.Status.INTERNAL)
    public Recording withPlannedFaults(List<String> rules) {
        return new Recording(
                networks,
                rules.isEmpty() ? NO_FAULTS : String.join("; ", rules),
                FaultUses.inOrderOf(rules, faultUses),
                seed,
                wallTime,
                counts,
                requests);
    }

    /** {@return which requests were to meet which fault at the time of the snapshot, or {@code none}} */
    public String plannedFaults() {
        return plannedFaults;
    }

    /**
     * Returns how often each planned fault was used: the rules of {@link #plannedFaults()} in their order, then those that
     * were replaced during the recording. At most 1,000 are listed, or as many as the plan has.
     *
     * @return the uses, none of them for rules that were replaced before a request arrived
     */
    public List<FaultUse> faultUses() {
        return faultUses;
    }

    /** {@return the seed of the latency draws, that of the last network if there were several} */
    public long seed() {
        return seed;
    }

    /** {@return the elapsed time of the recording: until the lambda returned, or until it was read} */
    public Duration wallTime() {
        return wallTime;
    }

    /** {@return how many GET requests arrived, with any status} */
    public long gets() {
        return counts.gets();
    }

    /** {@return how many requests arrived, of any method} */
    public long requestCount() {
        return counts.requests();
    }

    /** {@return how many GET and HEAD requests found no object (404)} */
    public long misses() {
        return counts.misses();
    }

    /** {@return how many bytes of response bodies were handed to connections; heads do not count} */
    public long bytesSent() {
        return counts.bytesSent();
    }

    /** {@return how many bytes of request bodies came in; heads and the framing of chunks do not count} */
    public long bytesReceived() {
        return counts.bytesReceived();
    }

    /** {@return how many requests were in flight at once at the most, each until its last byte} */
    public int maxInFlight() {
        return counts.maxInFlight();
    }

    /** {@return how many connections clients opened meanwhile, whether they sent a request or not; not the refused} */
    public long connectionsOpened() {
        return counts.connectionsOpened();
    }

    /** {@return how many connections were refused, as one too many for the {@code maxConnections} of the network} */
    public long connectionsRefused() {
        return counts.connectionsRefused();
    }

    /** {@return over how many connections the requests came, some of which may have been open before} */
    public int connectionsUsed() {
        return counts.connectionsUsed();
    }

    /** {@return how many requests have not ended; they are in the counts with what was known of them} */
    public long incomplete() {
        return counts.incomplete();
    }

    /**
     * {@return how many requests ended before the head of a response was sent, because their client left, the server was
     * closed or a fault reset the connection; they have no status}
     */
    public long unanswered() {
        return counts.unanswered();
    }

    /** {@return how many requests arrived, by method in alphabetical order} */
    public Map<String, Long> byMethod() {
        return counts.byMethod();
    }

    /**
     * {@return how many requests arrived, by key in alphabetical order; the first 100,000 distinct keys, see {@link
     * #otherKeys()}}
     */
    public Map<String, Long> byKey() {
        return counts.byKey();
    }

    /** {@return how many requests arrived for keys that are not in {@link #byKey()}, which has no room for more} */
    public long otherKeys() {
        return counts.otherKeys();
    }

    /** {@return how many responses were sent, by status in ascending order; without {@link #unanswered()}} */
    public Map<Integer, Long> byStatus() {
        return counts.byStatus();
    }

    /**
     * {@return requests that have ended and their bytes, by label in alphabetical order; the first 100,000 distinct labels,
     * see {@link #otherLabels()}}
     */
    public Map<String, LabelCount> byLabel() {
        return counts.byLabel();
    }

    /** {@return the requests of labels that are not in {@link #byLabel()}, which has no room for more, and their bytes} */
    public LabelCount otherLabels() {
        return counts.otherLabels();
    }

    /**
     * How many requests were refused before they could be recorded: their head was malformed, too large or did not arrive in
     * full, or they were for a Host that the server does not answer. They got a status of 400, 408 or 421, and are in no other
     * count.
     *
     * @return the number of requests
     */
    public long refused() {
        return counts.refused();
    }

    /** {@return how many requests were refused, by the reason, as far as it is known, in alphabetical order} */
    public Map<String, Long> refusals() {
        return counts.byRefusal();
    }

    /** {@return into how many requests a fault was injected} */
    public long faultCount() {
        return counts.faultCount();
    }

    /** {@return into how many requests each fault was injected, by its spec in alphabetical order} */
    public Map<String, Long> faults() {
        return counts.byFault();
    }

    /** {@return the latest requests in order of arrival; all of them unless {@link #requestsDropped()} is above 0} */
    public List<RequestRecord> requests() {
        return requests;
    }

    /** {@return how many requests are in the counts, but no longer in the list} */
    public long requestsDropped() {
        return counts.requests() - requests.size();
    }

    /**
     * How many round trips deep the requests in the list are: the longest chain in which each was made when the one
     * before had ended. Counts for what it says where the latency is well above the pauses that the reader makes to
     * think; see {@link RoundTrips}.
     *
     * @return the round trips of {@link #requests()}
     */
    public RoundTrips<RequestRecord> roundTrips() {
        return RoundTrips.of(requests, Recording::startNanos, Recording::endNanos);
    }

    /**
     * Which bytes of which objects the requests in the list fetched, and which of them more than once.
     *
     * @return the coverage of {@link #requests()}
     */
    public ByteCoverage coverage() {
        return ByteCoverage.of(requests.stream().map(Fetches::of).toList());
    }

    /**
     * Says what became of the bytes that were sent to each request in the list. The parts of each add up to its
     * {@link RequestRecord#bytesSent()}, and their sum over all requests is {@code coverage().use()}.
     *
     * @return the use of bytes for each of {@link #requests()}, in the same order
     */
    public List<ByteUse> byteUses() {
        return List.copyOf(Rereads.uses(requests, Fetches::of));
    }

    /**
     * Finds the requests that fetched bytes which others before them had fetched. As all that looks at single requests,
     * it sees those in the list, which is bounded; what was dropped counts as never fetched.
     *
     * @return those of {@link #requests()} of which at least one byte had been fetched before, in order of arrival
     */
    public List<RequestRecord> rereads() {
        return List.copyOf(Rereads.among(requests, Fetches::of));
    }

    /**
     * Finds requests that could have been one: for bytes of one object with no more than a small gap between them, each
     * made before the first of them had ended. One that was made later may have waited for an earlier one; for those see
     * {@link #mergeableByReadingAhead}. Requests that were not answered in full, or that brought no byte which earlier ones
     * had not brought, are left out. Only requests in the list are examined, and the list is bounded.
     *
     * @param gap up to how many bytes may lie between two neighbours, not negative; 0 for those that touch or overlap
     * @return the groups of at least two, in order of arrival; a request is in one of them at the most
     * @throws IllegalArgumentException if the gap is negative
     */
    public List<MergeableRequests<RequestRecord>> mergeable(long gap) {
        return new Merging<>(Fetches::of, Recording::startNanos, Recording::endNanos).groups(requests, gap);
    }

    /**
     * Finds requests that could have been one, had the reader known beforehand what it was going to need: as
     * {@link #mergeable}, but whenever they were made. Read-ahead and caches of blocks get at some of these.
     *
     * @param gap up to how many bytes may lie between two neighbours, not negative; 0 for those that touch or overlap
     * @return the groups of at least two, in order of arrival; a request is in one of them at the most
     * @throws IllegalArgumentException if the gap is negative
     */
    public List<MergeableRequests<RequestRecord>> mergeableByReadingAhead(long gap) {
        return new Merging<>(Fetches::of, Recording::startNanos, request -> Long.MAX_VALUE).groups(requests, gap);
    }

    /**
     * Finds the requests in the list that were made again because they had failed. A request failed if it was answered
     * with 408, 429 or 500 and above, or ended early by a fault, by a server that closed, or by an object that could not
     * be read. It failed too if its client left after a fault was injected into it, such as a stall. A client that leaves
     * without a fault has what it wanted, and may ask for the same object again.
     *
     * <p>A retry is for the same object by the same method. It begins where the failed request began, or at
     * any of the bytes that it brought: {@link Retries#savedBytes()} says how many those were.
     *
     * @return the retries among {@link #requests()}
     */
    public Retries<RequestRecord> retries() {
        return Attempts.retries(requests);
    }

    /**
     * What the requests made of their connections. How many were opened and used is exact; the rest is over the requests
     * in the list.
     *
     * @return the use of connections
     */
    public ConnectionUse connections() {
        return ConnectionUse.of(
                connectionsOpened(),
                connectionsUsed(),
                requests.stream().map(Recording::ride).toList());
    }

    private static Ride ride(RequestRecord request) {
        return new Ride(
                request.connectionId(),
                request.nthOnConnection(),
                startNanos(request),
                endNanos(request),
                request.connectionSetup().toNanos());
    }

    private static long startNanos(RequestRecord request) {
        return request.start().toNanos();
    }

    private static long endNanos(RequestRecord request) {
        return request.end().toNanos();
    }

    /**
     * Estimates what the same reader would have cost on another network, without running it again. If latencies are drawn
     * there, that is the median over {@link WhatIf#LEAST_SEEDS} seeds or more which are derived from {@link #seed()}, so that the same
     * recording always gives the same estimate.
     *
     * @param other the network; its own seed does not matter
     * @return the estimate; {@link WhatIf} says what is replayed and what is not
     */
    public WhatIf whatIf(Network other) {
        return WhatIf.of(trace(), other, seed);
    }

    /**
     * Replays the requests once on another network, with the draws of a server that has the seed of this recording. One
     * draw is no estimate; for that see {@link #whatIf(Network)}.
     *
     * @param other the network; its own seed does not matter
     * @return the replay
     */
    public Replayed replay(Network other) {
        return replay(other, seed);
    }

    /**
     * Replays the requests once on another network, with the draws of a server that has some seed.
     *
     * @param other the network; its own seed does not matter
     * @param drawnWith the seed
     * @return the replay
     */
    public Replayed replay(Network other, long drawnWith) {
        return Replayed.of(trace(), other, drawnWith);
    }

    /**
     * Estimates what the same reader would have cost on several networks, as in {@code whatIf(Network.presets())}.
     *
     * @param networks the networks by name, in the order in which they are to stand
     * @return the estimates as a table
     */
    public WhatIfTable whatIf(Map<String, Network> networks) {
        return Traces.on(trace(), networks, seed);
    }

    /**
     * Estimates what round trips alone would have cost the same reader: how its wall time grows with the distance to the
     * store. Each request waits one round trip, and so does each new connection; bytes take no time.
     *
     * @param roundTrips how long a round trip takes, none of them negative
     * @return the estimates as a table, named as {@code 45ms}
     * @throws IllegalArgumentException if one of them is negative
     */
    public WhatIfTable whatIfRoundTrips(Duration... roundTrips) {
        return Traces.on(trace(), Traces.distances(roundTrips), seed);
    }

    private Trace trace() {
        return Traces.of(this);
    }

    /** {@return the percentiles of the latencies injected, over the requests in the list that got a response} */
    public Percentiles latencyPercentiles() {
        return Percentiles.ofNanos(requests.stream()
                .filter(request -> request.status() != 0)
                .mapToLong(request -> request.injectedLatency().toNanos())
                .toArray());
    }

    /** {@return whether the other is a recording of the same: in all that can be asked of it} */
    @Override
    public boolean equals(Object other) {
        return other instanceof Recording that
                && networks.equals(that.networks)
                && plannedFaults.equals(that.plannedFaults)
                && faultUses.equals(that.faultUses)
                && seed == that.seed
                && wallTime.equals(that.wallTime)
                && counts.equals(that.counts)
                && requests.equals(that.requests);
    }

    @Override
    public int hashCode() {
        return Objects.hash(networks, plannedFaults, faultUses, seed, wallTime, counts, requests);
    }

    /** {@return one line: requests, GETs, misses, bytes, peak in flight, connections, wall time, network, seed} */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d requests (%d GETs, %d misses), %d bytes, %d in flight at most, %d connections, %d ms; %s, seed %d",
                requestCount(),
                gets(),
                misses(),
                bytesSent(),
                maxInFlight(),
                connectionsUsed(),
                wallTime.toMillis(),
                Printable.inLine(network()),
                seed);
    }
}
