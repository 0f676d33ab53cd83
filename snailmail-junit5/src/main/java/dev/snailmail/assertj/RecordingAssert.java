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
import dev.snailmail.report.Violation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * Assertions on a recording. A failure shows what was expected and what there was, the seed and the network, and the
 * requests at fault, cut to a screenful. Counts are exact even if the recording no longer lists all requests.
 * Assertions on single requests (round trips, coverage, re-reads, merging, retries, the reuse of connections) need the
 * whole list: they fail if {@link Recording#requestsDropped()} is not 0.
 */
public class RecordingAssert extends AbstractRecordingAssert<RecordingAssert> {

    private Function<List<RequestRecord>, ListAssert<RequestRecord>> lists = Assertions::assertThat;
    private final Map<String, ByteSet> useful = new TreeMap<>();

    /**
     * For AssertJ, and for {@code softly.proxy(RecordingAssert.class, Recording.class, recording)}. Tests start with
     * {@link SnailmailAssertions}.
     *
     * @param actual the recording
     */
    public RecordingAssert(Recording actual) {
        super(actual, RecordingAssert.class);
    }

    /** Sets how {@link #requests()} makes its assertions. */
    final RecordingAssert listingBy(Function<List<RequestRecord>, ListAssert<RequestRecord>> makesAssertions) {
        lists = makesAssertions;
        return this;
    }

    /**
     * Verifies that the requests were at most this many round trips deep: that no longer chain exists in which each
     * request was made after the end of the one before. This bounds how often a reader waits, however much it reads in
     * parallel.
     *
     * <p>Give the server a latency of about ten milliseconds. Without one, independent requests come one after the other
     * as well.
     *
     * @param most the largest depth allowed, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     * @see dev.snailmail.analysis.RoundTrips
     */
    public RecordingAssert hadRoundTripDepthAtMost(int most) {
        return verifyDepth(Bound.atMost(most));
    }

    /**
     * Verifies that the requests were exactly this many round trips deep. As {@link #hadRoundTripDepthAtMost}, it needs
     * a latency.
     *
     * @param expected the expected depth, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public RecordingAssert hadRoundTripDepth(int expected) {
        return verifyDepth(Bound.exactly(expected));
    }

    private RecordingAssert verifyDepth(Bound bound) {
        int depth = whole("round trips").roundTrips().depth();
        if (!bound.allows(depth)) {
            Violation violation =
                    new Violation("round trips deep", bound.words(), Integer.toString(depth), AtFault.CHAIN);
            // Without a latency a chain may be too long by chance, but not too short.
            List<String> remarks = depth > bound.most() ? FailureText.withoutLatency(actual) : List.of();
            failWithMessage("%s", FailureText.of(List.of(violation), remarks, actual));
        }
        return this;
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
     * Verifies that no request was repeated because it had failed, neither in full nor from the bytes received.
     *
     * @return these assertions
     * @see Recording#retries()
     */
    public RecordingAssert hadNoRetries() {
        return verifyRetries(Bound.exactly(0));
    }

    /**
     * Verifies that there were at most this many retries.
     *
     * @param most the largest number allowed, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     * @see Recording#retries()
     */
    public RecordingAssert hadAtMostRetries(int most) {
        return verifyRetries(Bound.atMost(most));
    }

    /**
     * Verifies that there were exactly this many retries.
     *
     * @param expected the expected number, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     * @see Recording#retries()
     */
    public RecordingAssert hadExactlyRetries(int expected) {
        return verifyRetries(Bound.exactly(expected));
    }

    /**
     * Verifies that there were at least this many retries: that the reader did try again.
     *
     * @param least the smallest number allowed, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     * @see Recording#retries()
     */
    public RecordingAssert hadAtLeastRetries(int least) {
        return verifyRetries(Bound.atLeast(least));
    }

    private RecordingAssert verifyRetries(Bound bound) {
        Retries<RequestRecord> retries = whole("retries").retries();
        return verify(
                bound.allows(retries.count()),
                "retries",
                bound.words(),
                retries.toString(),
                AtFault.these("the retries", retries.requests()));
    }

    /**
     * Verifies that every connection that brought a request brought more than one; the others may have come before the
     * recording began. Connections without requests do not count. Without requests the assertion holds.
     *
     * @return these assertions
     */
    public RecordingAssert reusedAllConnections() {
        ConnectionUse use = whole("connections used once").connections();
        int all = use.requestsPerConnection().size();
        return verify(
                use.reused() == all,
                "connections used more than once",
                "all " + all,
                Integer.toString(use.reused()),
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
     * Starts assertions on the list of requests, in order of arrival. The earliest are missing if
     * {@link Recording#requestsDropped()} is above 0. The assertions are soft if these come from
     * {@link SnailmailSoftAssertionsProvider}.
     *
     * @return assertions on the list of requests
     */
    public ListAssert<RequestRecord> requests() {
        String description = descriptionText();
        return lists.apply(recording().requests()).as("%s", description.isEmpty() ? "requests" : description);
    }

    /** Fails unless all requests are listed, since an assertion on single requests would pass for those that are not. */
    private Recording whole(String counted) {
        if (recording().requestsDropped() > 0) {
            failWithMessage("%s", FailureText.unknown(counted, actual));
        }
        return actual;
    }

    private AtFault rereads() {
        return AtFault.these("the requests that read bytes again", recording().rereads());
    }

    /** Not rounded: 0.2000001 above a bound of 0.2 must not be reported as 0.2. */
    private static String exact(double number) {
        return Double.toString(number);
    }
}
