package dev.snailmail.examples.bench.client;

import java.util.Arrays;

/** When each request of a run was sent and when the last byte of its response had come, in nanoseconds. */
public final class Run {

    private static final double NANOS_PER_SECOND = 1e9;

    private final long[] sent;
    private final long[] ended;
    private int errors;
    private int throttled;
    private Exception firstError;

    Run(int requests) {
        sent = new long[requests];
        ended = new long[requests];
    }

    public void sent(int request, long nanos) {
        sent[request] = nanos;
    }

    public void ended(int request, long nanos) {
        ended[request] = nanos;
    }

    public void throttled(int request, long nanos) {
        ended(request, nanos);
        throttled++;
    }

    /** How many requests were answered otherwise than with 503, a second. */
    public double acceptedPerSecond() {
        return (size() - throttled) / seconds();
    }

    public void failed(int request, long nanos, Exception error) {
        ended(request, nanos);
        errors++;
        if (firstError == null) {
            firstError = error;
        }
    }

    public int size() {
        return sent.length;
    }

    public int errors() {
        return errors;
    }

    /** Fails unless every request was answered in full. */
    public Run requireNoErrors() {
        if (errors > 0 || throttled > 0) {
            throw new AssertionError(
                    errors + " of " + size() + " requests failed, " + throttled + " were throttled", firstError);
        }
        return this;
    }

    /** From the first request sent until the last byte came. */
    public double seconds() {
        long first = Arrays.stream(sent).min().orElseThrow();
        long last = Arrays.stream(ended).max().orElseThrow();
        return (last - first) / NANOS_PER_SECOND;
    }

    public double requestsPerSecond() {
        return size() / seconds();
    }

    /** How long a request took, over all requests but the first few, at a fraction of them such as 0.99. */
    public double millisAt(double fraction, int skipped) {
        long[] took = new long[size() - skipped];
        Arrays.setAll(took, i -> ended[skipped + i] - sent[skipped + i]);
        Arrays.sort(took);
        int rank = (int) Math.ceil(fraction * took.length) - 1;
        return took[Math.max(0, rank)] / 1e6;
    }

    /** Jain's index over the rates at which bodies of one size came: 1 if all are equal, 1/n if one got it all. */
    public double fairness() {
        double[] rates = new double[size()];
        Arrays.setAll(rates, i -> 1.0 / (ended[i] - sent[i]));
        double sum = Arrays.stream(rates).sum();
        double squares = Arrays.stream(rates).map(rate -> rate * rate).sum();
        return sum * sum / (rates.length * squares);
    }
}
