package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.Objects;

/** A rate that swings around its mean. */
final class SineRate extends Bandwidth {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Far less than a nanosecond, so that what is cut off does not add up. */
    private static final double PRECISION_NANOS = 1e-6;

    private final Bandwidth mean;
    private final Bandwidth amplitude;
    private final Duration period;
    private final double periodNanos;

    SineRate(Bandwidth mean, Bandwidth amplitude, Duration period) {
        Checks.limit("mean", mean);
        Checks.limit("amplitude", amplitude);
        Checks.period("period", period);
        if (amplitude.toBytesPerSecond() >= mean.toBytesPerSecond()) {
            throw new IllegalArgumentException("amplitude (" + amplitude + ") must be less than mean (" + mean + ")");
        }
        this.mean = mean;
        this.amplitude = amplitude;
        this.period = period;
        this.periodNanos = period.toNanos();
    }

    @Override
    double rateAt(double at) {
        return mean.toBytesPerSecond() + amplitude.toBytesPerSecond() * Math.sin(angle(at % periodNanos));
    }

    /** The cosines of the closed form, as a product: their difference would lose the digits of short times. */
    @Override
    double bytesIn(double at, double nanos) {
        double phase = at % periodNanos;
        double swing = Math.sin(angle(phase + nanos / 2)) * Math.sin(angle(nanos / 2)) * periodNanos / Math.PI;
        return (mean.toBytesPerSecond() * nanos + amplitude.toBytesPerSecond() * swing) / NANOS_PER_SECOND;
    }

    private double angle(double nanos) {
        return 2 * Math.PI * (nanos / periodNanos);
    }

    /** Whole periods by their mean, and the rest by Newton's method, or by bisection where that would leave the bounds. */
    @Override
    double nanosFor(double at, double bytes) {
        double perPeriod = mean.bytesIn(0, periodNanos);
        double periods = Math.floor(bytes / perPeriod);
        double rest = bytes - periods * perPeriod;
        double least = rest * NANOS_PER_SECOND / (mean.toBytesPerSecond() + amplitude.toBytesPerSecond());
        double slowest = mean.toBytesPerSecond() - amplitude.toBytesPerSecond();
        double most = Math.min(periodNanos, rest * NANOS_PER_SECOND / slowest);
        double nanos = least + (most - least) / 2;
        while (most - least > PRECISION_NANOS && nanos > least && nanos < most) {
            double missing = rest - bytesIn(at, nanos);
            if (missing > 0) {
                least = nanos;
            } else {
                most = nanos;
            }
            double step = missing * NANOS_PER_SECOND / rateAt(at % periodNanos + nanos);
            if (Math.abs(step) <= PRECISION_NANOS) {
                break;
            }
            double next = nanos + step;
            nanos = next > least && next < most ? next : least + (most - least) / 2;
        }
        return periods * periodNanos + nanos;
    }

    @Override
    double mostBytesPerSecond() {
        return mean.toBytesPerSecond() + amplitude.toBytesPerSecond();
    }

    @Override
    public double toBytesPerSecond() {
        return mean.toBytesPerSecond();
    }

    @Override
    public String toString() {
        return "sine(mean=" + mean + ", amplitude=" + amplitude + ", period=" + Durations.format(period) + ")";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SineRate rate
                && rate.mean.equals(mean)
                && rate.amplitude.equals(amplitude)
                && rate.period.equals(period);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mean, amplitude, period);
    }
}
