package dev.snailmail.examples.bench.client;

import org.HdrHistogram.Histogram;

/**
 * What became of the requests of one run. Each is told with the time since which its answer was waited for: in a closed loop that is
 * when it was sent, in an open one when it should have been, so that a request which a slow server held up counts in full.
 */
public final class Run {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    /** At 45 ms it tells 2 µs apart. */
    private static final int SIGNIFICANT_DIGITS = 4;

    private final int size;
    private final Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private double sumOfRates;
    private double sumOfSquaredRates;
    private int queued;
    private int errors;
    private int throttled;
    private Exception firstError;

    Run(int size) {
        this.size = size;
    }

    void answered(long since, long until) {
        nanos.recordValue(until - since);
        double rate = NANOS_PER_SECOND / Math.max(1, until - since);
        sumOfRates += rate;
        sumOfSquaredRates += rate * rate;
        ended(since, until);
    }

    void throttled(long since, long until) {
        throttled++;
        ended(since, until);
    }

    void failed(long since, long until, Exception error) {
        errors++;
        if (firstError == null) {
            firstError = error;
        }
        ended(since, until);
    }

    private void ended(long since, long until) {
        first = Math.min(first, since);
        last = Math.max(last, until);
    }

    void queued() {
        queued++;
    }

    /** How many requests there were. */
    public int size() {
        return size;
    }

    public int errors() {
        return errors;
    }

    /** How many requests of an open loop found no connection free when they were due, and waited for one. */
    public int queuedRequests() {
        return queued;
    }

    /** Why the first of them failed, or null. */
    Exception firstError() {
        return firstError;
    }

    /** Fails unless every request was answered in full. */
    public Run requireNoErrors() {
        if (errors > 0 || throttled > 0) {
            throw new AssertionError(
                    errors + " of " + size + " requests failed, " + throttled + " were throttled", firstError);
        }
        return this;
    }

    /** From the first request until the last byte came. */
    public double seconds() {
        return (last - first) / NANOS_PER_SECOND;
    }

    public double requestsPerSecond() {
        return size / seconds();
    }

    /** How many requests were answered otherwise than with 503, a second. */
    public double acceptedPerSecond() {
        return (size - throttled) / seconds();
    }

    /** How long the requests that were answered took, at a fraction of them such as 0.99. */
    public double microsAt(double fraction) {
        return nanos.getValueAtPercentile(100 * fraction) / NANOS_PER_MICRO;
    }

    /** Jain's index over the rates at which bodies of one size came: 1 if all are equal, 1/n if one got it all. */
    public double fairness() {
        return sumOfRates * sumOfRates / (size * sumOfSquaredRates);
    }
}
