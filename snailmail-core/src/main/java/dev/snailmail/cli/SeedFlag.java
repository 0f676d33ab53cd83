package dev.snailmail.cli;

import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of {@code --seed}: a number, or {@code random} for one that is drawn. */
final class SeedFlag implements ITypeConverter<Long> {

    private static final String RANDOM = "random";

    /** Short enough to be typed again, and exact for programs that read numbers of JSON as doubles. */
    private static final long DRAWN_BELOW = 1L << 32;

    @Override
    public Long convert(String text) {
        if (text.equals(RANDOM)) {
            return ThreadLocalRandom.current().nextLong(DRAWN_BELOW);
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a whole number of 64 bits, nor " + RANDOM);
        }
    }
}
