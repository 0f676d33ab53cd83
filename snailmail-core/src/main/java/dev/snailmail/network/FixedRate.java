package dev.snailmail.network;

import dev.snailmail.spec.Spec;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same rate at any time, or none at all. */
final class FixedRate extends Bandwidth {

    static final String UNLIMITED_SPEC = "unlimited";
    static final Bandwidth UNLIMITED = new FixedRate(Double.POSITIVE_INFINITY, UNLIMITED_SPEC);

    private static final double LEAST_BYTES_PER_SECOND = 1;
    private static final double MOST_BYTES_PER_SECOND = 1e15;
    private static final String BOUNDS = "must be above zero: from 1 B/s to 1000000 GB/s";
    private static final double NANOS_PER_SECOND = 1e9;

    private static final Pattern SPEC = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*([A-Za-z]+)/s");
    private static final Map<String, Unit> UNITS = Map.ofEntries(
            Map.entry("b", new Unit("B", 1)),
            Map.entry("kb", new Unit("kB", 1e3)),
            Map.entry("mb", new Unit("MB", 1e6)),
            Map.entry("gb", new Unit("GB", 1e9)),
            Map.entry("kib", new Unit("KiB", 1 << 10)),
            Map.entry("mib", new Unit("MiB", 1 << 20)),
            Map.entry("gib", new Unit("GiB", 1 << 30)),
            Map.entry("bit", new Unit("bit", 1.0 / 8)),
            Map.entry("kbit", new Unit("kbit", 1e3 / 8)),
            Map.entry("mbit", new Unit("Mbit", 1e6 / 8)),
            Map.entry("gbit", new Unit("Gbit", 1e9 / 8)));

    private record Unit(String name, double bytes) {}

    private final double bytesPerSecond;
    private final String spec;

    private FixedRate(double bytesPerSecond, String spec) {
        this.bytesPerSecond = bytesPerSecond;
        this.spec = spec;
    }

    static Bandwidth of(double rate, String unit) {
        return of(rate, UNITS.get(unit));
    }

    private static Bandwidth of(double rate, Unit unit) {
        if (!isInBounds(rate * unit.bytes)) {
            throw new IllegalArgumentException("bandwidth (" + rate + " " + unit.name + "/s) " + BOUNDS);
        }
        return new FixedRate(rate * unit.bytes, Checks.format(rate) + unit.name + "/s");
    }

    static Bandwidth ofSpec(String spec) {
        String text = spec.strip();
        if (text.equalsIgnoreCase(UNLIMITED_SPEC)) {
            return UNLIMITED;
        }
        Matcher matcher = SPEC.matcher(text);
        if (!matcher.matches()) {
            throw Spec.error(spec, "is not a number and a unit", BandwidthSpecs.ALLOWED);
        }
        Unit unit = UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT));
        if (unit == null) {
            throw Spec.error(spec, "has an unknown unit", BandwidthSpecs.ALLOWED);
        }
        double rate = new BigDecimal(matcher.group(1)).doubleValue();
        if (!isInBounds(rate * unit.bytes)) {
            throw Spec.error(spec, BOUNDS, BandwidthSpecs.ALLOWED);
        }
        return of(rate, unit);
    }

    private static boolean isInBounds(double bytesPerSecond) {
        return bytesPerSecond >= LEAST_BYTES_PER_SECOND && bytesPerSecond <= MOST_BYTES_PER_SECOND;
    }

    @Override
    public boolean isUnlimited() {
        return this == UNLIMITED;
    }

    @Override
    public boolean isConstant() {
        return true;
    }

    @Override
    double mostBytesPerSecond() {
        return toBytesPerSecond();
    }

    @Override
    public double toBytesPerSecond() {
        return bytesPerSecond;
    }

    @Override
    double rateAt(double at) {
        return bytesPerSecond;
    }

    @Override
    double bytesIn(double at, double nanos) {
        return nanos == 0 ? 0 : nanos * (bytesPerSecond / NANOS_PER_SECOND);
    }

    @Override
    double nanosFor(double at, double bytes) {
        return bytes * (NANOS_PER_SECOND / bytesPerSecond);
    }

    @Override
    public String toString() {
        return spec;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FixedRate rate && rate.bytesPerSecond == bytesPerSecond;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(bytesPerSecond);
    }
}
