package dev.snailmail.network;

import dev.snailmail.spec.Spec;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rate of bytes, or no limit. MB are 10⁶ bytes and Mbit 10⁶ bits, as networks are measured. Immutable.
 */
public final class Bandwidth {

    static final String ALLOWED =
            "\"100MB/s\", \"10Mbit/s\" (B, kB, MB, GB, KiB, MiB, GiB, bit, kbit, Mbit, Gbit), " + "\"unlimited\"";

    private static final String UNLIMITED_SPEC = "unlimited";
    private static final Bandwidth UNLIMITED = new Bandwidth(Double.POSITIVE_INFINITY, UNLIMITED_SPEC);
    private static final double LEAST_BYTES_PER_SECOND = 1;
    private static final double MOST_BYTES_PER_SECOND = 1e15;
    private static final String BOUNDS = "must be above zero: from 1 B/s to 1000000 GB/s";
    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final double BYTES_PER_MEGABIT = 1e6 / 8;

    private static final Pattern SPEC = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*([A-Za-z]+)/s");
    private static final Pattern STARTS_AS_NUMBER = Pattern.compile("-?\\d");
    private static final Map<String, Unit> UNITS = Map.ofEntries(
            Map.entry("b", new Unit("B", 1)),
            Map.entry("kb", new Unit("kB", 1e3)),
            Map.entry("mb", new Unit("MB", BYTES_PER_MEGABYTE)),
            Map.entry("gb", new Unit("GB", 1e9)),
            Map.entry("kib", new Unit("KiB", 1 << 10)),
            Map.entry("mib", new Unit("MiB", 1 << 20)),
            Map.entry("gib", new Unit("GiB", 1 << 30)),
            Map.entry("bit", new Unit("bit", 1.0 / 8)),
            Map.entry("kbit", new Unit("kbit", 1e3 / 8)),
            Map.entry("mbit", new Unit("Mbit", BYTES_PER_MEGABIT)),
            Map.entry("gbit", new Unit("Gbit", 1e9 / 8)));

    private record Unit(String name, double bytes) {}

    private final double bytesPerSecond;
    private final String spec;

    private Bandwidth(double bytesPerSecond, String spec) {
        this.bytesPerSecond = bytesPerSecond;
        this.spec = spec;
    }

    /**
     * A rate in MB/s.
     *
     * @param rate 10⁶ bytes a second; from 1 B/s to 10⁶ GB/s
     * @return the rate
     * @throws IllegalArgumentException if the rate is out of bounds
     */
    public static Bandwidth megabytesPerSecond(double rate) {
        return of(rate, UNITS.get("mb"));
    }

    /**
     * A rate in Mbit/s.
     *
     * @param rate 10⁶ bits a second; from 1 B/s to 10⁶ GB/s
     * @return the rate
     * @throws IllegalArgumentException if the rate is out of bounds
     */
    public static Bandwidth megabitsPerSecond(double rate) {
        return of(rate, UNITS.get("mbit"));
    }

    /**
     * A rate in bytes.
     *
     * @param rate bytes a second, from 1 to 10¹⁵
     * @return the rate
     * @throws IllegalArgumentException if the rate is out of bounds
     */
    public static Bandwidth bytesPerSecond(double rate) {
        return of(rate, UNITS.get("b"));
    }

    /** {@return no limit but the machine's own} */
    public static Bandwidth unlimited() {
        return UNLIMITED;
    }

    /**
     * Parses a spec: {@code 100MB/s}, {@code 10Mbit/s}, {@code 1.5MiB/s}, {@code unlimited}. Units may be written
     * in any case, and {@code b} is always a byte.
     *
     * @param spec the spec
     * @return the rate
     * @throws IllegalArgumentException if the spec is not one of these or the rate is out of bounds; the message
     *     says what is wrong and what is allowed
     */
    public static Bandwidth parse(String spec) {
        String text = spec.strip();
        if (text.equalsIgnoreCase(UNLIMITED_SPEC)) {
            return UNLIMITED;
        }
        Matcher matcher = SPEC.matcher(text);
        if (!matcher.matches()) {
            throw Spec.error(spec, "is not a number and a unit", ALLOWED);
        }
        Unit unit = UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT));
        if (unit == null) {
            throw Spec.error(spec, "has an unknown unit", ALLOWED);
        }
        double rate = new BigDecimal(matcher.group(1)).doubleValue();
        if (!isInBounds(rate * unit.bytes)) {
            throw Spec.error(spec, BOUNDS, ALLOWED);
        }
        return of(rate, unit);
    }

    /** Whether a spec is to be read as a rate, rather than as something else that a network is made of. */
    static boolean looksLikeOne(String spec) {
        return spec.equalsIgnoreCase(UNLIMITED_SPEC)
                || STARTS_AS_NUMBER.matcher(spec).lookingAt();
    }

    private static Bandwidth of(double rate, Unit unit) {
        if (!isInBounds(rate * unit.bytes)) {
            throw new IllegalArgumentException("bandwidth (" + rate + " " + unit.name + "/s) " + BOUNDS);
        }
        return new Bandwidth(rate * unit.bytes, Checks.format(rate) + unit.name + "/s");
    }

    private static boolean isInBounds(double bytesPerSecond) {
        return bytesPerSecond >= LEAST_BYTES_PER_SECOND && bytesPerSecond <= MOST_BYTES_PER_SECOND;
    }

    /** {@return whether there is no limit} */
    public boolean isUnlimited() {
        return this == UNLIMITED;
    }

    /** {@return the rate in bytes a second, {@link Double#POSITIVE_INFINITY} without a limit} */
    public double toBytesPerSecond() {
        return bytesPerSecond;
    }

    /** {@return the rate in 10⁶ bytes a second, {@link Double#POSITIVE_INFINITY} without a limit} */
    public double toMegabytesPerSecond() {
        return bytesPerSecond / BYTES_PER_MEGABYTE;
    }

    /** {@return the spec in the unit it was made in, which {@link #parse} reads back} */
    @Override
    public String toString() {
        return spec;
    }

    /**
     * Two bandwidths are equal if their rates are, whatever the unit.
     *
     * @param other anything
     * @return whether it is the same rate
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Bandwidth bandwidth && bandwidth.bytesPerSecond == bytesPerSecond;
    }

    /** {@return a hash of the rate} */
    @Override
    public int hashCode() {
        return Double.hashCode(bytesPerSecond);
    }
}
