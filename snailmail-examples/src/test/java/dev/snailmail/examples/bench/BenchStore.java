package dev.snailmail.examples.bench;

import dev.snailmail.examples.bench.client.LoadClient;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A directory with one file of 64 MB, and requests for ranges of it. */
final class BenchStore {

    static final int SMALL_SIZE = 64 << 10;

    static final Path ROOT = Path.of("target", "bench-store");

    private static final Path HUGE_ROOT = Path.of("target", "bench-store-huge");
    private static final long HUGE_SIZE = 4_000_000_000L;
    private static final String KEY = "object.bin";
    private static final int SIZE = 64_000_000;
    private static final String SMALL_KEY = "small.bin";
    private static final int DIFFERENT_RANGES = 1024;

    private BenchStore() {}

    static Path create() throws IOException {
        Files.createDirectories(ROOT);
        Path file = ROOT.resolve(KEY);
        if (!Files.exists(file) || Files.size(file) != SIZE) {
            byte[] bytes = new byte[SIZE];
            new Random(1).nextBytes(bytes);
            Files.write(file, bytes);
        }
        return ROOT;
    }

    /** A directory with one file of 4 GB that takes no disk, for downloads at gigabytes a second. */
    static Path createHuge() throws IOException {
        Files.createDirectories(HUGE_ROOT);
        try (RandomAccessFile file = new RandomAccessFile(HUGE_ROOT.resolve(KEY).toFile(), "rw")) {
            file.setLength(HUGE_SIZE);
        }
        return HUGE_ROOT;
    }

    /** The first bytes of the file. */
    static List<ByteBuffer> start(long length) {
        return List.of(LoadClient.get(KEY, 0, length));
    }

    /** A whole object of 64 KiB, beside the file. */
    static List<ByteBuffer> small() throws IOException {
        byte[] bytes = new byte[SMALL_SIZE];
        new Random(3).nextBytes(bytes);
        Files.write(create().resolve(SMALL_KEY), bytes);
        return List.of(LoadClient.get(SMALL_KEY));
    }

    /** Ranges of one length at random places, the same ones in every run. */
    static List<ByteBuffer> ranges(int length) {
        Random random = new Random(2);
        List<ByteBuffer> requests = new ArrayList<>();
        for (int i = 0; i < DIFFERENT_RANGES; i++) {
            requests.add(LoadClient.get(KEY, random.nextInt(SIZE - length + 1), length));
        }
        return requests;
    }
}
