package dev.snailmail.network;

import dev.snailmail.spec.ByteUnits;
import dev.snailmail.spec.ByteUnits.Unit;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same rate at any time, or none at all. */
final class FixedRate extends Bandwidth {

    static final String UNLIMITED_SPEC = "unlimited";
    static final Bandwidth UNLIMITED = new FixedRate(Double.POSITIVE_INFINITY, UNLIMITED_SPEC);

    private static final double LEAST_BYTES_PER_SECOND = 1;
    private static final double MOST_BYTES_PER_SECOND = 1e18;
    private static final String BOUNDS = "must be above zero: from 1 B/s to 1 EB/s";
    private static final double NANOS_PER_SECOND = 1e9;

    private static final Pattern RATE = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*([A-Za-z]*)(/s)?");

    private final double bytesPerSecond;
    private final String spec;

    private FixedRate(double bytesPerSecond, String spec) {
        this.bytesPerSecond = bytesPerSecond;
        this.spec = spec;
    }

    static Bandwidth of(double rate, String unit) {
        return of(rate, ByteUnits.ofRate(unit).orElseThrow());
    }

    private static Bandwidth of(double rate, Unit unit) {
        double bytesPerSecond = rate * unit.bytes().doubleValue();
        if (!isInBounds(bytesPerSecond)) {
            throw new IllegalArgumentException("bandwidth (" + rate + " " + unit.name() + "/s) " + BOUNDS);
        }
        return new FixedRate(bytesPerSecond, Checks.format(rate) + unit.name() + "/s");
    }

    /**
     * Reads a number and a unit.
     *
     * @param error makes an error of the rest of a sentence that the text begins
     */
    static Bandwidth parse(String text, Function<String, IllegalArgumentException> error) {
        Matcher written = RATE.matcher(text.strip());
        if (!written.matches()) {
            throw error.apply("is not a number and a unit, such as 100MB/s");
        }
        String number = written.group(1);
        Optional<Unit> unit = ByteUnits.ofRate(written.group(2));
        if (written.group(2).isEmpty()) {
            throw error.apply("needs a unit, such as " + number + "MB/s");
        } else if (unit.isEmpty()) {
            throw error.apply(unknownUnit(number, written.group(2), written.group(3) != null));
        } else if (written.group(3) == null) {
            throw error.apply(
                    "is not a rate; did you mean " + number + unit.get().name() + "/s?");
        }
        double rate = new BigDecimal(number).doubleValue();
        if (!isInBounds(rate * unit.get().bytes().doubleValue())) {
            throw error.apply(BOUNDS);
        }
        return of(rate, unit.get());
    }

    /** Many write Mbps, which is a million bits, or MBps, which is a million bytes. */
    private static String unknownUnit(String number, String unit, boolean perSecond) {
        Optional<Unit> perSecondMeant = perSecond || !unit.endsWith("ps")
                ? Optional.empty()
                : ByteUnits.ofRate(
                        unit.endsWith("bps") ? unit.replaceAll("bps$", "bit") : unit.substring(0, unit.length() - 2));
        return perSecondMeant
                .map(meant -> "has the unknown unit " + unit + "; did you mean " + number + meant.name() + "/s?")
                .orElse("has the unknown unit " + unit + "; units: " + ByteUnits.rates());
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
