package dev.snailmail.assertj;

import dev.snailmail.analysis.ByteSet;
import dev.snailmail.analysis.ConnectionUse;
import dev.snailmail.analysis.MergeableRequests;
import dev.snailmail.analysis.ObjectCoverage;
import dev.snailmail.analysis.OverRead;
import dev.snailmail.analysis.Retries;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.report.AtFault;
import dev.snailmail.report.FailureText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * Assertions on a recording. A failure shows what was expected and what there was, the seed and the network, and then
 * the requests at fault, cut to what fits a screen. Counts are exact even when the recording no longer lists all
 * requests; what looks at them one by one (round trips, coverage, re-reads, merging, retries, the reuse of connections)
 * fails if {@link Recording#requestsDropped()} is not 0, since of those that are not listed it cannot tell.
 */
public class RecordingAssert extends AbstractAssert<RecordingAssert, Recording> {

    private Function<List<RequestRecord>, ListAssert<RequestRecord>> lists = Assertions::assertThat;
    private final Map<String, ByteSet> useful = new TreeMap<>();

    /**
     * For AssertJ, and for {@code softly.proxy(RecordingAssert.class, Recording.class, recording)}; a test begins with
     * {@link SnailmailAssertions}.
     *
     * @param actual the recording
     */
    public RecordingAssert(Recording actual) {
        super(actual, RecordingAssert.class);
    }

    /** Has {@link #requests()} make its assertions otherwise. */
    final RecordingAssert listingBy(Function<List<RequestRecord>, ListAssert<RequestRecord>> makesAssertions) {
        lists = makesAssertions;
        return this;
    }

    /**
     * Verifies that there were no more GET requests than this.
     *
     * @param most how many there may be, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public RecordingAssert hadAtMostGets(long most) {
        return verify(Bound.atMost(most), "GETs", recording().gets(), AtFault.GETS);
    }

    /**
     * Verifies that there were as many GET requests as this.
     *
     * @param number how many there must be, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the number is negative
     */
    public RecordingAssert hadExactlyGets(long number) {
        return verify(Bound.exactly(number), "GETs", recording().gets(), AtFault.GETS);
    }

    /**
     * Verifies that there were no fewer GET requests than this.
     *
     * @param least how many there must be, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public RecordingAssert hadAtLeastGets(long least) {
        return verify(Bound.atLeast(least), "GETs", recording().gets(), AtFault.GETS);
    }

    /**
     * Verifies that every GET and HEAD found an object.
     *
     * @return these assertions
     */
    public RecordingAssert hadNoMisses() {
        return hadExactlyMisses(0);
    }

    /**
     * Verifies that no more GET and HEAD requests than this found no object.
     *
     * @param most how many may, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public RecordingAssert hadAtMostMisses(long most) {
        return verify(Bound.atMost(most), "misses", recording().misses(), AtFault.MISSES);
    }

    /**
     * Verifies that as many GET and HEAD requests as this found no object.
     *
     * @param number how many must, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the number is negative
     */
    public RecordingAssert hadExactlyMisses(long number) {
        return verify(Bound.exactly(number), "misses", recording().misses(), AtFault.MISSES);
    }

    /**
     * Verifies that no fault was injected into any request, and no limit on requests was exceeded.
     *
     * @return these assertions
     */
    public RecordingAssert hadNoFaults() {
        return hadExactlyFaults(0);
    }

    /**
     * Verifies that faults were injected into as many requests as this.
     *
     * @param number how many there must be, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the number is negative
     */
    public RecordingAssert hadExactlyFaults(long number) {
        return verify(Bound.exactly(number), "faults", recording().faultCount(), AtFault.INJECTED);
    }

    /**
     * Verifies that faults were injected into no fewer requests than this: that what is to be survived has happened.
     *
     * @param least how many there must be, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public RecordingAssert hadAtLeastFaults(long least) {
        return verify(Bound.atLeast(least), "faults", recording().faultCount(), AtFault.INJECTED);
    }

    /**
     * Verifies that no more requests than this were in flight at once, each until its last byte.
     *
     * @param most how many may be, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public RecordingAssert hadMaxInFlightAtMost(int most) {
        return verify(
                Bound.atMost(most), "requests in flight at once", recording().maxInFlight(), AtFault.PEAK);
    }

    /**
     * Verifies that at some moment no fewer requests than this were in flight at once: that the reader does read in
     * parallel.
     *
     * @param least how many must be, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public RecordingAssert hadMaxInFlightAtLeast(int least) {
        return verify(
                Bound.atLeast(least), "requests in flight at once", recording().maxInFlight(), AtFault.PEAK);
    }

    /**
     * Verifies that the bodies of all responses together were no more bytes than this.
     *
     * @param most how many there may be, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public RecordingAssert sentAtMostBytes(long most) {
        return verify(Bound.atMost(most), "bytes sent", recording().bytesSent(), AtFault.LARGEST);
    }

    /**
     * Verifies that the requests came over no more connections than this.
     *
     * @param most how many there may be, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public RecordingAssert usedAtMostConnections(int most) {
        return verify(Bound.atMost(most), "connections used", recording().connectionsUsed(), AtFault.CONNECTIONS);
    }

    /**
     * Verifies that the requests were no more round trips deep than this: that no chain of them, each made when the one
     * before had ended, is longer. A bound on what a reader waits for, whatever it reads in parallel.
     *
     * <p>Give the server a latency of some ten milliseconds: without one, requests that do not depend on each other come
     * one after the other too.
     *
     * @param most how deep they may be, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     * @see dev.snailmail.analysis.RoundTrips
     */
    public RecordingAssert hadRoundTripDepthAtMost(int most) {
        return verify(
                Bound.atMost(most),
                "round trips deep",
                whole("round trips").roundTrips().depth(),
                AtFault.CHAIN);
    }

    /**
     * Verifies that no complete response brought a byte of an object that another had brought before. Bytes of responses
     * that were cut short, or that the reader left, may be fetched again.
     *
     * @return these assertions
     */
    public RecordingAssert hadNoRereads() {
        return verify(
                Bound.exactly(0),
                "bytes read again",
                whole("bytes read again").coverage().rereadBytes(),
                rereads());
    }

    /**
     * Verifies that each byte that complete responses brought was sent no more often than this on average.
     *
     * @param most how often, at least 1, which is that none was sent twice
     * @return these assertions
     * @throws IllegalArgumentException if the factor is below 1
     */
    public RecordingAssert hadRereadFactorAtMost(double most) {
        if (!(most >= 1)) {
            throw new IllegalArgumentException("most (" + most + ") must be at least 1");
        }
        double factor = whole("bytes read again").coverage().rereadFactor();
        return verify(factor <= most, "times each byte was sent", "at most " + most, exact(factor), rereads());
    }

    /**
     * Verifies that no less than this part of an object was fetched. Bytes that were sent before the reader left count as
     * fetched.
     *
     * @param key the key, as in {@link dev.snailmail.ServerHandle#keys()}
     * @param least which part, from 0 to 1
     * @return these assertions
     * @throws IllegalArgumentException if the part is out of bounds, or the key begins with a slash, which no key does
     */
    public RecordingAssert coveredAtLeast(String key, double least) {
        Bound.requireFraction(least);
        ObjectCoverage object = recording().coverage().of(checked(key));
        return verify(
                object.fraction() >= least,
                "part of " + key + " that was fetched",
                "at least " + least,
                exact(object.fraction()) + ", " + object.covered().length() + " bytes",
                AtFault.of(key));
    }

    /**
     * Says which bytes of an object are of use, for {@link #hadOverReadAtMost}; once for each object.
     *
     * <pre>{@code
     * assertThat(cost).needing("tiles.bin", ByteSet.range(0, 512)).hadOverReadAtMost(0.2);
     * }</pre>
     *
     * @param key the key, as in {@link dev.snailmail.ServerHandle#keys()}
     * @param bytes the bytes that the reader needs
     * @return these assertions
     * @throws IllegalArgumentException if this has been said of the object, or the key begins with a slash
     */
    public RecordingAssert needing(String key, ByteSet bytes) {
        Objects.requireNonNull(bytes, "bytes must not be null");
        if (useful.putIfAbsent(checked(key), bytes) != null) {
            throw new IllegalArgumentException("key (" + key + ") must be given once; unite its bytes");
        }
        return this;
    }

    /**
     * Verifies that of what was sent of the objects named in {@link #needing}, all together, no more than this part was
     * of no use: bytes that were not needed, or had been sent before. Bytes that were sent before the reader left count,
     * bytes of responses that were cut short do not. Other objects do not count.
     *
     * @param most which part, from 0 to 1
     * @return these assertions
     * @throws IllegalArgumentException if the part is out of bounds
     * @throws IllegalStateException if it has not been said what is needed
     */
    public RecordingAssert hadOverReadAtMost(double most) {
        Bound.requireFraction(most);
        if (useful.isEmpty()) {
            throw new IllegalStateException("needing(key, bytes) must come before hadOverReadAtMost");
        }
        OverRead overRead = whole("bytes of no use").coverage().overRead(useful);
        return verify(
                overRead.fraction() <= most,
                "part of the bytes of " + String.join(", ", useful.keySet()) + " that was of no use",
                "at most " + most,
                exact(overRead.fraction()) + ", " + overRead.bytes() + " of " + overRead.sentBytes() + " bytes",
                AtFault.notNeeded(useful, recording().rereads()));
    }

    /**
     * Verifies that no requests could have been one: that none of one object with at most so many bytes between them were
     * in flight at once. One after the other they may be as near as they like, since the later may have waited for the
     * earlier; bound those with {@link #hadAtMostGets} or {@link #hadRoundTripDepthAtMost}.
     *
     * @param gap up to how many bytes between two are worth to be sent for nothing, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the gap is negative
     * @see Recording#mergeable(long)
     */
    public RecordingAssert hadNoMergeableRequests(long gap) {
        List<MergeableRequests<RequestRecord>> groups =
                whole("mergeable requests").mergeable(gap);
        List<RequestRecord> requests =
                groups.stream().flatMap(group -> group.requests().stream()).toList();
        return verify(
                Bound.exactly(0),
                "groups of requests at once, up to " + gap + " bytes apart",
                groups.size(),
                AtFault.these("the requests, group by group", requests));
    }

    /**
     * Verifies that no request was made again because it had failed, neither as a whole nor from the bytes received on.
     *
     * @return these assertions
     * @see Recording#retries()
     */
    public RecordingAssert hadNoRetries() {
        Retries<RequestRecord> retries = whole("retries").retries();
        return verify(
                retries.count() == 0,
                "retries",
                "exactly 0",
                retries.toString(),
                AtFault.these("the retries", retries.requests()));
    }

    /**
     * Verifies that every connection over which requests came brought more than one, be it before the recording began.
     * Connections that brought none do not count, and without requests there is nothing to fail.
     *
     * @return these assertions
     */
    public RecordingAssert reusedConnections() {
        ConnectionUse use = whole("connections used once").connections();
        return verify(
                Bound.exactly(0),
                "connections used once",
                use.requestsPerConnection().size() - use.reused(),
                AtFault.ONCE);
    }

    /**
     * Verifies that a reader costs no more than another in any of five figures: GETs, round trips, bytes sent, bytes read
     * again and connections used. Less of one makes up for no more of another. Where the list of the other has rolled,
     * its round trips and bytes read again are those of the requests in it, so that less is allowed.
     *
     * @param other the recording of the other
     * @return these assertions
     */
    public RecordingAssert costsNoMoreThan(Recording other) {
        Objects.requireNonNull(other, "other must not be null");
        CostComparison comparison = CostComparison.of(whole("round trips and bytes read again"), other);
        if (!comparison.worse().isEmpty()) {
            failWithMessage("%s", comparison.text());
        }
        return this;
    }

    /**
     * Verifies that an object was asked for, by any method and whether there is one or not.
     *
     * @param key the key, as in {@link dev.snailmail.ServerHandle#keys()}
     * @return these assertions
     * @throws IllegalArgumentException if the key begins with a slash, which no key does
     */
    public RecordingAssert requested(String key) {
        return verify(Bound.atLeast(1), "requests of " + checked(key), timesRequested(key), AtFault.ALL);
    }

    /**
     * Verifies that an object was not asked for, by any method and whether there is one or not.
     *
     * @param key the key, as in {@link dev.snailmail.ServerHandle#keys()}
     * @return these assertions
     * @throws IllegalArgumentException if the key begins with a slash, which no key does
     */
    public RecordingAssert neverRequested(String key) {
        return verify(Bound.exactly(0), "requests of " + checked(key), timesRequested(key), AtFault.of(key));
    }

    /**
     * Goes on with the requests one by one, in order of arrival; without the earliest ones if
     * {@link Recording#requestsDropped()} is above 0. They are asserted on softly if this comes from
     * {@link SnailmailSoftAssertionsProvider}.
     *
     * @return assertions on the list of requests
     */
    public ListAssert<RequestRecord> requests() {
        String description = descriptionText();
        return lists.apply(recording().requests()).as("%s", description.isEmpty() ? "requests" : description);
    }

    private Recording recording() {
        isNotNull();
        return actual;
    }

    /** For what looks at the requests one by one: of those that are not listed it would pass whatever they did. */
    private Recording whole(String counted) {
        if (recording().requestsDropped() > 0) {
            failWithMessage("%s", FailureText.unknown(counted, actual));
        }
        return actual;
    }

    private long timesRequested(String key) {
        return recording().byKey().getOrDefault(key, 0L);
    }

    private static String checked(String key) {
        Objects.requireNonNull(key, "key must not be null");
        if (key.startsWith("/")) {
            throw new IllegalArgumentException("key (" + key + ") must not begin with a slash; keys are relative");
        }
        return key;
    }

    private RecordingAssert verify(Bound bound, String counted, long number, AtFault atFault) {
        if (!bound.allows(number)) {
            failWithMessage("%s", FailureText.of(counted, bound.words(), Long.toString(number), actual, atFault));
        }
        return this;
    }

    private RecordingAssert verify(boolean holds, String counted, String expected, String number, AtFault atFault) {
        if (!holds) {
            failWithMessage("%s", FailureText.of(counted, expected, number, actual, atFault));
        }
        return this;
    }

    private AtFault rereads() {
        return AtFault.these("the requests that read bytes again", recording().rereads());
    }

    /** Not rounded to few digits: 0.2 that is too much must not be told as 0.2. */
    private static String exact(double number) {
        return Double.toString(number);
    }
}
