package dev.snailmail.junit5;

import dev.snailmail.recording.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * A file of best figures. It is replaced as a whole, so it is read without a lock; who changes it holds one in this JVM
 * and one among all JVMs of the user.
 */
final class RatchetFile {

    /** Beside none of the files, as who removes a lock file lets a third in. */
    private static final Path LOCK_FILE = Path.of(
            System.getProperty("java.io.tmpdir"),
            "snailmail-budgets-" + System.getProperty("user.name", "").replaceAll("\\W", "_") + ".lock");

    private final Path folder;
    private final Path file;
    private final String header;

    /**
     * @param folder the folder of all files
     * @param name the name of this one, relative to the folder
     * @param header the comment that it begins with when it is made
     */
    RatchetFile(Path folder, String name, String header) {
        this.folder = folder;
        this.file = folder.resolve(name);
        this.header = header;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /**
     * Reads what is there; nothing if there is no such file.
     *
     * @throws IllegalArgumentException if it is malformed
     * @throws UncheckedIOException if it cannot be read
     */
    RatchetText read() {
        try {
            return RatchetText.parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            return RatchetText.parse("");
        } catch (IOException e) {
            throw new UncheckedIOException("file (" + file + ") cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("file (" + file + "), " + e.getMessage(), e);
        }
    }

    /**
     * Writes the figures of a test, unless they are there.
     *
     * @throws IllegalArgumentException if it is malformed, or there is nowhere to make it
     * @throws UncheckedIOException if it cannot be read or written
     */
    void write(String key, Map<Figure, Long> figures) {
        alone(() -> {
            RatchetText before = read();
            if (!before.figures(key).filter(figures::equals).isPresent()) {
                makeFolder();
                RatchetText whole = exists() ? before : RatchetText.parse(header);
                String after = whole.with(key, figures).toString();
                WholeFile.write(file, out -> out.write(after));
            }
        });
    }

    private static void alone(Runnable change) {
        synchronized (RatchetFile.class) {
            try (FileChannel lock = FileChannel.open(LOCK_FILE, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                change.run();
            } catch (IOException e) {
                throw new UncheckedIOException("file (" + LOCK_FILE + ") cannot be locked: " + e, e);
            }
        }
    }

    /** Not just anywhere: whoever runs tests in another directory than that of the module is to be told. */
    private void makeFolder() {
        Path beside = folder.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder) && (beside == null || !Files.isDirectory(beside))) {
            throw new IllegalArgumentException("file (" + file + ") must be in a folder that exists, or can be made"
                    + " in one that does; there is no " + beside);
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("file (" + file + ") cannot be written: " + e, e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
