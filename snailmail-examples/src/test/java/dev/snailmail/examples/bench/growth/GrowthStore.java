package dev.snailmail.examples.bench.growth;

import dev.snailmail.examples.bench.client.LoadClient;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Folders of many files and files of many bytes. None takes space for its content, which is a hole; they are made once and stay,
 * since a million files take their time.
 */
final class GrowthStore {

    static final Path ROOT = Path.of("target", "bench-growth");
    static final int RANGE = 1 << 10;

    private static final int FILES_IN_FOLDER = 1000;
    private static final int DIFFERENT_RANGES = 1024;

    private GrowthStore() {}

    /** Makes so many files of 1 KiB, a thousand in each folder; nothing if they are there. */
    static void createObjects(int count) throws IOException {
        Path done = ROOT.resolve(count + ".done");
        if (Files.exists(done)) {
            return;
        }
        for (int folder = 0; folder <= (count - 1) / FILES_IN_FOLDER; folder++) {
            Files.createDirectories(
                    ROOT.resolve(key(count, folder * FILES_IN_FOLDER)).getParent());
        }
        IntStream.range(0, count).parallel().forEach(i -> createSparse(ROOT.resolve(key(count, i)), RANGE));
        Files.createFile(done);
    }

    private static void createSparse(Path path, long size) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(int count, int i) {
        return count + "-objects/" + i / FILES_IN_FOLDER + "/" + i;
    }

    /** Requests for so many different ones of them, or for all if there are fewer, in random order. */
    static List<ByteBuffer> objects(int count, int different) {
        return new Random(count)
                .ints(0, count)
                .distinct()
                .limit(Math.min(count, different))
                .mapToObj(i -> LoadClient.get(key(count, i), 0, RANGE))
                .toList();
    }

    /** Makes one file of so many bytes. */
    static void createObject(long size) throws IOException {
        Files.createDirectories(ROOT);
        createSparse(ROOT.resolve(key(size)), size);
    }

    private static String key(long size) {
        return size + "-bytes";
    }

    /** Requests for ranges of it, all over it. */
    static List<ByteBuffer> ranges(long size) {
        Random random = new Random(size);
        List<ByteBuffer> requests = new ArrayList<>();
        for (int i = 0; i < DIFFERENT_RANGES; i++) {
            long from = (long) (random.nextDouble() * (size - RANGE + 1));
            requests.add(LoadClient.get(key(size), from, RANGE));
        }
        return requests;
    }
}
