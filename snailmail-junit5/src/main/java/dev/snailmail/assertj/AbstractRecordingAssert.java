package dev.snailmail.assertj;

import dev.snailmail.recording.Recording;
import dev.snailmail.report.AtFault;
import dev.snailmail.report.FailureText;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the counts of a recording, which are exact even if the recording no longer lists all requests. Start with
 * {@link SnailmailAssertions}; {@link RecordingAssert} adds assertions on single requests.
 *
 * @param <S> the type of these assertions
 */
public abstract class AbstractRecordingAssert<S extends AbstractRecordingAssert<S>>
        extends AbstractAssert<S, Recording> {

    static final String NO_ACTUAL = "\nExpecting actual not to be null";

    AbstractRecordingAssert(Recording actual, Class<S> selfType) {
        super(actual, selfType);
    }

    /**
     * Verifies that there were at most this many requests, by any method.
     *
     * @param most the largest number allowed, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public S hadAtMostRequests(long most) {
        return verify(Bound.atMost(most), "requests", recording().requestCount(), AtFault.ALL);
    }

    /**
     * Verifies that there were exactly this many requests, by any method.
     *
     * @param expected the expected number, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public S hadExactlyRequests(long expected) {
        return verify(Bound.exactly(expected), "requests", recording().requestCount(), AtFault.ALL);
    }

    /**
     * Verifies that there were at most this many GET requests.
     *
     * @param most the largest number allowed, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public S hadAtMostGets(long most) {
        return verifyGets(Bound.atMost(most));
    }

    /**
     * Verifies that there were exactly this many GET requests.
     *
     * @param expected the expected number, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public S hadExactlyGets(long expected) {
        return verifyGets(Bound.exactly(expected));
    }

    /**
     * Verifies that there were at least this many GET requests.
     *
     * @param least the smallest number allowed, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public S hadAtLeastGets(long least) {
        return verifyGets(Bound.atLeast(least));
    }

    /**
     * Verifies that every GET and HEAD request found an object.
     *
     * @return these assertions
     */
    public S hadNoMisses() {
        return verifyMisses(Bound.exactly(0));
    }

    /**
     * Verifies that at most this many GET and HEAD requests found no object.
     *
     * @param most the largest number allowed, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public S hadAtMostMisses(long most) {
        return verifyMisses(Bound.atMost(most));
    }

    /**
     * Verifies that exactly this many GET and HEAD requests found no object.
     *
     * @param expected the expected number, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public S hadExactlyMisses(long expected) {
        return verifyMisses(Bound.exactly(expected));
    }

    /**
     * Verifies that no fault was injected into any request, and that no limit on requests was exceeded.
     *
     * @return these assertions
     */
    public S hadNoFaults() {
        return verifyFaults(Bound.exactly(0));
    }

    /**
     * Verifies that faults were injected into at most this many requests.
     *
     * @param most the largest number allowed, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public S hadAtMostFaults(long most) {
        return verifyFaults(Bound.atMost(most));
    }

    /**
     * Verifies that faults were injected into exactly this many requests.
     *
     * @param expected the expected number, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public S hadExactlyFaults(long expected) {
        return verifyFaults(Bound.exactly(expected));
    }

    /**
     * Verifies that faults were injected into at least this many requests: that the test exercised what the reader has to
     * survive.
     *
     * @param least the smallest number allowed, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public S hadAtLeastFaults(long least) {
        return verifyFaults(Bound.atLeast(least));
    }

    /**
     * Verifies that at most this many requests were ever in flight at once. A request is in flight until its last byte.
     *
     * @param most the largest number allowed, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public S hadMaxInFlightAtMost(int most) {
        return verifyMaxInFlight(Bound.atMost(most));
    }

    /**
     * Verifies that the largest number of requests in flight at once was exactly this.
     *
     * @param expected the expected number, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public S hadMaxInFlight(int expected) {
        return verifyMaxInFlight(Bound.exactly(expected));
    }

    /**
     * Verifies that at some moment at least this many requests were in flight at once: that the reader reads in parallel.
     *
     * @param least the smallest number allowed, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public S hadMaxInFlightAtLeast(int least) {
        return verifyMaxInFlight(Bound.atLeast(least));
    }

    /**
     * Verifies that the bodies of all responses together had at most this many bytes.
     *
     * @param most the largest number allowed, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public S sentAtMostBytes(long most) {
        return verifyBytes(Bound.atMost(most));
    }

    /**
     * Verifies that the bodies of all responses together had exactly this many bytes.
     *
     * @param expected the expected number, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public S sentExactlyBytes(long expected) {
        return verifyBytes(Bound.exactly(expected));
    }

    /**
     * Verifies that the requests came over at most this many connections.
     *
     * @param most the largest number allowed, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public S usedAtMostConnections(int most) {
        return verifyConnections(Bound.atMost(most));
    }

    /**
     * Verifies that the requests came over exactly this many connections.
     *
     * @param expected the expected number, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public S usedExactlyConnections(int expected) {
        return verifyConnections(Bound.exactly(expected));
    }

    /**
     * Verifies that an object was requested at least once, by any method, whether it exists or not.
     *
     * @param key the key, as in {@link dev.snailmail.ServerHandle#keys()}
     * @return these assertions
     * @throws IllegalArgumentException if the key begins with a slash, which no key does
     */
    public S requested(String key) {
        return verify(Bound.atLeast(1), "requests of " + checked(key), timesRequested(key), AtFault.ALL);
    }

    /**
     * Verifies that an object was never requested, by any method, whether it exists or not.
     *
     * @param key the key, as in {@link dev.snailmail.ServerHandle#keys()}
     * @return these assertions
     * @throws IllegalArgumentException if the key begins with a slash, which no key does
     */
    public S neverRequested(String key) {
        return verify(Bound.exactly(0), "requests of " + checked(key), timesRequested(key), AtFault.of(key));
    }

    private long timesRequested(String key) {
        return recording().byKey().getOrDefault(key, 0L);
    }

    /** Returns the recording, or fails if there is none. AssertJ's own check would leave our frames in the stack trace. */
    final Recording recording() {
        if (actual == null) {
            failWithMessage(NO_ACTUAL);
        }
        return actual;
    }

    /** Removes the frames of the classes that AssertJ generates for soft assertions, too. */
    @Override
    protected boolean isElementOfCustomAssert(StackTraceElement frame) {
        return super.isElementOfCustomAssert(frame)
                || frame.getClassName().startsWith(getClass().getName() + "$");
    }

    static String checked(String key) {
        Objects.requireNonNull(key, "key must not be null");
        if (key.startsWith("/")) {
            throw new IllegalArgumentException("key (" + key + ") must not begin with a slash; keys are relative");
        }
        return key;
    }

    private S verifyGets(Bound bound) {
        return verify(bound, "GETs", recording().gets(), AtFault.GETS);
    }

    private S verifyMisses(Bound bound) {
        return verify(bound, "misses", recording().misses(), AtFault.MISSES);
    }

    private S verifyFaults(Bound bound) {
        return verify(bound, "faults", recording().faultCount(), AtFault.INJECTED);
    }

    private S verifyMaxInFlight(Bound bound) {
        return verify(bound, "requests in flight at once", recording().maxInFlight(), AtFault.PEAK);
    }

    private S verifyBytes(Bound bound) {
        return verify(bound, "bytes sent", recording().bytesSent(), AtFault.LARGEST);
    }

    private S verifyConnections(Bound bound) {
        return verify(bound, "connections used", recording().connectionsUsed(), AtFault.CONNECTIONS);
    }

    final S verify(Bound bound, String counted, long number, AtFault atFault) {
        return verify(bound.allows(number), counted, bound.words(), Long.toString(number), atFault);
    }

    final S verify(boolean holds, String counted, String expected, String number, AtFault atFault) {
        if (!holds) {
            failWithMessage("%s", FailureText.of(counted, expected, number, actual, atFault));
        }
        return myself;
    }
}
