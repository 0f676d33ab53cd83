package dev.snailmail.assertj;

/**
 * How many of something there may be.
 *
 * @param words the bound in words
 * @param least the smallest number allowed
 * @param most the largest number allowed
 */
record Bound(String words, long least, long most) {

    static Bound atMost(long most) {
        requireNotNegative("most", most);
        return new Bound("at most " + most, 0, most);
    }

    static Bound exactly(long expected) {
        requireNotNegative("expected", expected);
        return new Bound("exactly " + expected, expected, expected);
    }

    static Bound atLeast(long least) {
        requireNotNegative("least", least);
        return new Bound("at least " + least, least, Long.MAX_VALUE);
    }

    private static void requireNotNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " (" + value + ") must not be negative");
        }
    }

    boolean allows(long number) {
        return least <= number && number <= most;
    }

    static void requireFraction(double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("fraction (" + fraction + ") must be from 0 to 1");
        }
    }
}
