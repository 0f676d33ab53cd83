package dev.snailmail.examples.bench.result;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/** What a figure should be: a bound for its median, and perhaps one that would be better still. */
public final class Goal {

    private static final MathContext DIGITS = new MathContext(4);
    private static final Goal NONE = new Goal(Kind.NONE, 0, OptionalDouble.empty());

    private enum Kind {
        NONE(""),
        AT_MOST("≤ "),
        AT_LEAST("≥ "),
        WITHIN("within ± ");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        boolean allows(double value, double bound) {
            return switch (this) {
                case NONE -> true;
                case AT_MOST -> value <= bound;
                case AT_LEAST -> value >= bound;
                case WITHIN -> Math.abs(value) <= bound;
            };
        }
    }

    private final Kind kind;
    private final double bound;
    private final OptionalDouble stretch;

    private Goal(Kind kind, double bound, OptionalDouble stretch) {
        this.kind = kind;
        this.bound = bound;
        this.stretch = stretch;
    }

    public static Goal none() {
        return NONE;
    }

    public static Goal atMost(double bound) {
        return new Goal(Kind.AT_MOST, bound, OptionalDouble.empty());
    }

    public static Goal atLeast(double bound) {
        return new Goal(Kind.AT_LEAST, bound, OptionalDouble.empty());
    }

    /** For an error, which may be too much or too little. */
    public static Goal within(double bound) {
        return new Goal(Kind.WITHIN, bound, OptionalDouble.empty());
    }

    /** The same goal, and a bound beyond it that would be better still. */
    public Goal stretch(double better) {
        if (!kind.allows(better, bound)) {
            throw new IllegalArgumentException("stretch (" + better + ") must be harder than the goal: " + this);
        }
        return new Goal(kind, bound, OptionalDouble.of(better));
    }

    boolean isGiven() {
        return kind != Kind.NONE;
    }

    double bound() {
        return bound;
    }

    /** One word for a table: whether a value is what it should be. */
    String verdict(double value) {
        if (!isGiven()) {
            return "";
        }
        if (!kind.allows(value, bound)) {
            return "**no**";
        }
        return stretch.isPresent() && kind.allows(value, stretch.getAsDouble()) ? "yes, and the harder one" : "yes";
    }

    /** For a table, for example {@code ≤ 50 (10)}. */
    @Override
    public String toString() {
        if (!isGiven()) {
            return "";
        }
        String harder = stretch.isPresent() ? " (" + number(stretch.getAsDouble()) + ")" : "";
        return kind.sign + number(bound) + harder;
    }

    private static String number(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
