package dev.snailmail.network;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * How much faster or slower than its network a server runs, and which networks it can hold then. The timer of this
 * machine is late by some tenths of a millisecond, whatever the scale; a latency that is scaled down to a millisecond is
 * told to within about a fifth of it, and a shorter one would be more error than latency.
 */
@API(status = API.Status.INTERNAL)
public final class TimeScale {

    private static final double LEAST = 0.001;
    private static final double MOST = 1000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double SHORTEST_NANOS = NANOS_PER_MILLI;
    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final double MICROS_PER_SECOND = 1e6;

    /** What the slices of 64 KiB take of a pipe of 2.5 GB/s, which was measured to hold its rate. */
    private static final double SHORTEST_SLICE_SECONDS = 25e-6;

    /** Of the draws that tell a median without a closed form. */
    private static final long ANY_SEED = 42;

    /** Enough for a scale to be typed. */
    private static final MathContext TWO_DIGITS_UP = new MathContext(2, RoundingMode.CEILING);

    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private final double factor;

    private TimeScale(double factor) {
        this.factor = factor;
    }

    /**
     * Makes a scale.
     *
     * @param factor how much real time passes while a second is told: below 1 for faster, above 1 for slower; from
     *     0.001 to 1000
     * @return the scale
     * @throws IllegalArgumentException if it is out of bounds
     */
    public static TimeScale of(double factor) {
        Checks.between(LEAST, MOST, "timeScale", factor);
        return new TimeScale(factor);
    }

    /** {@return how much real time passes while a second is told} */
    public double factor() {
        return factor;
    }

    /** {@return whether time is as it is} */
    public boolean isReal() {
        return factor == 1;
    }

    /**
     * Refuses a network that this machine cannot hold at this scale.
     *
     * @param network the network
     * @throws IllegalArgumentException if its latency, the cost of its connections, its slow start or one of its rates, those
     *     of its client link included, is too much for the timer at this scale; the message says which scale is not
     */
    public void requireHolds(Network network) {
        requireHolds(network.latency());
        Duration connect = network.connectionCost().connect();
        requireHolds(connect, "connect (" + millis(connect.toNanos()) + ")");
        Duration roundTrip = network.slowStart();
        requireHolds(roundTrip, "slowStart (" + millis(roundTrip.toNanos()) + ")");
        requireHolds(network.shared());
        requireHolds(network.perConnection());
        requireHolds(network.fifo());
        requireHolds(network.up());
        network.clientLink().ifPresent(link -> {
            requireHolds(link.down());
            requireHolds(link.up());
        });
    }

    /**
     * Has a server of this scale use a network, from now on and for good as far as its client link is concerned.
     *
     * @param network the network
     * @throws IllegalArgumentException if this scale does not hold it, or its client link belongs to servers of another
     */
    public void use(Network network) {
        requireHolds(network);
        network.clientLink().ifPresent(link -> link.keepTo(this));
    }

    /**
     * Refuses a law that this machine cannot hold at this scale.
     *
     * @param latency the law
     * @throws IllegalArgumentException if half of its draws are too short for the timer at this scale
     */
    public void requireHolds(Latency latency) {
        if (factor >= 1) {
            return;
        }
        double median = latency.medianNanos();
        if (Double.isNaN(median)) {
            median = latency.percentiles(ANY_SEED).p50().toNanos();
        }
        String half = latency.isConstant() ? "" : ", half of which are below " + millis(median) + ",";
        requireLong(median, "the latency " + latency + half);
        latency.exceptions().forEach(this::requireHolds);
    }

    /**
     * Refuses a wait that this machine cannot hold at this scale.
     *
     * @param duration the wait, not negative
     * @param what what waits, as the message says it
     * @throws IllegalArgumentException if it is too short for the timer at this scale, and not zero
     */
    public void requireHolds(Duration duration, String what) {
        requireLong(duration.toNanos(), what);
    }

    private void requireLong(double nanos, String what) {
        if (factor < 1 && nanos > 0 && nanos * factor < SHORTEST_NANOS) {
            throw new IllegalArgumentException(this + " turns " + what + " into " + millis(nanos * factor)
                    + "; it must stay at least 1ms, which the timer can hold: use " + atLeast(SHORTEST_NANOS / nanos)
                    + " or more");
        }
    }

    /**
     * Refuses a rate that this machine cannot hold at this scale.
     *
     * @param bandwidth the rate
     * @throws IllegalArgumentException if its slices would have to follow one another too fast
     */
    public void requireHolds(Bandwidth bandwidth) {
        if (factor >= 1 || bandwidth.isUnlimited()) {
            return;
        }
        double bytesPerSecond = bandwidth.mostBytesPerSecond();
        double slice = Slices.of(bytesPerSecond, Long.MAX_VALUE) / bytesPerSecond;
        if (slice * factor < SHORTEST_SLICE_SECONDS) {
            throw new IllegalArgumentException(this + " turns the bandwidth " + bandwidth + " into "
                    + readable(bytesPerSecond / factor / BYTES_PER_MEGABYTE) + "MB/s in slices of "
                    + readable(slice * factor * MICROS_PER_SECOND) + "us; they must stay at least "
                    + readable(SHORTEST_SLICE_SECONDS * MICROS_PER_SECOND) + "us, which the pipe can hold: use "
                    + atLeast(SHORTEST_SLICE_SECONDS / slice) + " or more");
        }
    }

    /** The real time of 1 needs no bounds. */
    private static String atLeast(double scale) {
        return BigDecimal.valueOf(Math.min(1, scale))
                .round(TWO_DIGITS_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String millis(double nanos) {
        return readable(nanos / NANOS_PER_MILLI) + "ms";
    }

    private static String readable(double value) {
        return new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
    }

    /** {@return for example {@code timeScale (0.1)}} */
    @Override
    public String toString() {
        return "timeScale (" + Checks.written(factor) + ")";
    }
}
