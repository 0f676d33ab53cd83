package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A rate with outages, which are kept in order and merged where they touch, however they were nested. */
final class InterruptedRate extends Bandwidth {

    private static final int MOST_OUTAGES = 50;

    private final Bandwidth rate;

    /** When each outage ends, by when it begins; none touches another. */
    private final TreeMap<Duration, Duration> outages;

    private InterruptedRate(Bandwidth rate, TreeMap<Duration, Duration> outages) {
        this.rate = rate;
        this.outages = outages;
    }

    static Bandwidth of(Bandwidth rate, Duration from, Duration to) {
        Checks.schedule("from", from);
        Checks.schedule("to", to);
        if (to.compareTo(from) <= 0) {
            throw new IllegalArgumentException(
                    "to (" + Durations.format(to) + ") must be after from (" + Durations.format(from) + ")");
        }
        if (rate instanceof InterruptedRate interrupted) {
            return new InterruptedRate(interrupted.rate, merged(interrupted.outages, from, to));
        }
        return new InterruptedRate(rate, new TreeMap<>(Map.of(from, to)));
    }

    private static TreeMap<Duration, Duration> merged(TreeMap<Duration, Duration> known, Duration from, Duration to) {
        TreeMap<Duration, Duration> all = new TreeMap<>();
        Duration start = from;
        Duration end = to;
        for (Map.Entry<Duration, Duration> outage : known.entrySet()) {
            if (outage.getValue().compareTo(start) < 0 || outage.getKey().compareTo(end) > 0) {
                all.put(outage.getKey(), outage.getValue());
            } else {
                start = outage.getKey().compareTo(start) < 0 ? outage.getKey() : start;
                end = outage.getValue().compareTo(end) > 0 ? outage.getValue() : end;
            }
        }
        all.put(start, end);
        if (all.size() > MOST_OUTAGES) {
            throw new IllegalArgumentException("outages (" + all.size() + ") must be at most " + MOST_OUTAGES);
        }
        return all;
    }

    @Override
    Bandwidth seededWith(long seed) {
        return new InterruptedRate(rate.seededWith(seed), outages);
    }

    @Override
    boolean isDrawn() {
        return rate.isDrawn();
    }

    @Override
    Bandwidth inTheLarge() {
        return new InterruptedRate(rate.inTheLarge(), outages);
    }

    @Override
    double rateAt(double at) {
        for (Map.Entry<Duration, Duration> outage : outages.entrySet()) {
            if (at >= outage.getKey().toNanos() && at < outage.getValue().toNanos()) {
                return 0;
            }
        }
        return rate.rateAt(at);
    }

    @Override
    double bytesIn(double at, double nanos) {
        double bytes = 0;
        double end = at + nanos;
        double from = at;
        for (Map.Entry<Duration, Duration> outage : outages.entrySet()) {
            double start = Math.min(end, outage.getKey().toNanos());
            bytes += rate.bytesIn(from, Math.max(0, start - from));
            from = Math.max(from, Math.min(end, outage.getValue().toNanos()));
        }
        return bytes + rate.bytesIn(from, end - from);
    }

    @Override
    double nanosFor(double at, double bytes) {
        double nanos = 0;
        double left = bytes;
        double from = at;
        for (Map.Entry<Duration, Duration> outage : outages.entrySet()) {
            double start = Math.max(from, outage.getKey().toNanos());
            double end = Math.max(from, outage.getValue().toNanos());
            if (end == from) {
                continue;
            }
            double needed = rate.nanosFor(from, left);
            if (start > from && needed <= start - from) {
                return nanos + needed;
            }
            left -= rate.bytesIn(from, start - from);
            nanos += end - from;
            from = end;
        }
        return nanos + rate.nanosFor(from, Math.max(0, left));
    }

    @Override
    double mostBytesPerSecond() {
        return rate.mostBytesPerSecond();
    }

    @Override
    public double toBytesPerSecond() {
        return rate.toBytesPerSecond();
    }

    /** As calls around calls, the earliest outage innermost. */
    @Override
    public String toString() {
        String spec = rate.toString();
        for (Map.Entry<Duration, Duration> outage : outages.entrySet()) {
            spec = "outage(" + spec + ", from=" + Checks.seconds(outage.getKey()) + ", to="
                    + Checks.seconds(outage.getValue()) + ")";
        }
        return spec;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InterruptedRate interrupted
                && interrupted.rate.equals(rate)
                && interrupted.outages.equals(outages);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rate, outages);
    }
}
