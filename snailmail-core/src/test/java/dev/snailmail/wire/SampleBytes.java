package dev.snailmail.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** Bytes that differ from place to place, so that a slice of the wrong place is seen to be wrong. */
public final class SampleBytes {

    private SampleBytes() {}

    public static byte[] of(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    public static byte[] writtenTo(Path file, int size) throws IOException {
        byte[] bytes = of(size);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return bytes;
    }

    /** {@return the bytes from {@code first} to {@code last}, both included} */
    public static byte[] slice(byte[] bytes, int first, int last) {
        return Arrays.copyOfRange(bytes, first, last + 1);
    }
}
