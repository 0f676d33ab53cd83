package dev.snailmail.report;

import java.math.BigDecimal;
import java.time.Duration;

/** Milliseconds for programs. */
final class Millis {

    private static final int NANOS_PER_MILLI_DIGITS = 6;

    private Millis() {}

    /** {@return all digits and no more, such as {@code 45.25}} */
    static String exactly(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), NANOS_PER_MILLI_DIGITS)
                .stripTrailingZeros()
                .toPlainString();
    }
}
