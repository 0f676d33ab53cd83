package dev.snailmail.assertj;

import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * Assertions on a recording. A failure shows what was expected and what there was, the seed and the network, and then
 * the requests at fault, cut to what fits a screen. Counts are exact even when the recording no longer lists all
 * requests.
 */
public class RecordingAssert extends AbstractAssert<RecordingAssert, Recording> {

    private Function<List<RequestRecord>, ListAssert<RequestRecord>> lists = Assertions::assertThat;

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
        return verify(Bound.atMost(most), "GETs", recording().gets(), Faults.GETS);
    }

    /**
     * Verifies that there were as many GET requests as this.
     *
     * @param number how many there must be, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the number is negative
     */
    public RecordingAssert hadExactlyGets(long number) {
        return verify(Bound.exactly(number), "GETs", recording().gets(), Faults.GETS);
    }

    /**
     * Verifies that there were no fewer GET requests than this.
     *
     * @param least how many there must be, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public RecordingAssert hadAtLeastGets(long least) {
        return verify(Bound.atLeast(least), "GETs", recording().gets(), Faults.GETS);
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
        return verify(Bound.atMost(most), "misses", recording().misses(), Faults.MISSES);
    }

    /**
     * Verifies that as many GET and HEAD requests as this found no object.
     *
     * @param number how many must, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the number is negative
     */
    public RecordingAssert hadExactlyMisses(long number) {
        return verify(Bound.exactly(number), "misses", recording().misses(), Faults.MISSES);
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
        return verify(Bound.exactly(number), "faults", recording().faultCount(), Faults.INJECTED);
    }

    /**
     * Verifies that faults were injected into no fewer requests than this: that what is to be survived has happened.
     *
     * @param least how many there must be, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public RecordingAssert hadAtLeastFaults(long least) {
        return verify(Bound.atLeast(least), "faults", recording().faultCount(), Faults.INJECTED);
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
                Bound.atMost(most), "requests in flight at once", recording().maxInFlight(), Faults.PEAK);
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
                Bound.atLeast(least), "requests in flight at once", recording().maxInFlight(), Faults.PEAK);
    }

    /**
     * Verifies that the bodies of all responses together were no more bytes than this.
     *
     * @param most how many there may be, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public RecordingAssert sentAtMostBytes(long most) {
        return verify(Bound.atMost(most), "bytes sent", recording().bytesSent(), Faults.LARGEST);
    }

    /**
     * Verifies that the requests came over no more connections than this.
     *
     * @param most how many there may be, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public RecordingAssert usedAtMostConnections(int most) {
        return verify(Bound.atMost(most), "connections used", recording().connectionsUsed(), Faults.CONNECTIONS);
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
                Bound.atMost(most), "round trips deep", recording().roundTrips().depth(), Faults.CHAIN);
    }

    /**
     * Verifies that an object was asked for, by any method and whether there is one or not.
     *
     * @param key the key, as in {@link dev.snailmail.ServerHandle#keys()}
     * @return these assertions
     * @throws IllegalArgumentException if the key begins with a slash, which no key does
     */
    public RecordingAssert requested(String key) {
        return verify(Bound.atLeast(1), "requests of " + checked(key), timesRequested(key), Faults.ALL);
    }

    /**
     * Verifies that an object was not asked for, by any method and whether there is one or not.
     *
     * @param key the key, as in {@link dev.snailmail.ServerHandle#keys()}
     * @return these assertions
     * @throws IllegalArgumentException if the key begins with a slash, which no key does
     */
    public RecordingAssert neverRequested(String key) {
        return verify(Bound.exactly(0), "requests of " + checked(key), timesRequested(key), Faults.of(key));
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

    private RecordingAssert verify(Bound bound, String counted, long number, Faults faults) {
        if (!bound.allows(number)) {
            failWithMessage("%s", FailureText.of(counted, bound, number, actual, faults));
        }
        return this;
    }
}
