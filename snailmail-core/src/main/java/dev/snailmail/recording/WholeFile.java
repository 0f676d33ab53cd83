package dev.snailmail.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;
import org.apiguardian.api.API;
import tools.jackson.core.exc.JacksonIOException;

/** A file that is replaced as a whole: it is written beside its place, and moved there when it is complete. */
@API(status = API.Status.INTERNAL)
public final class WholeFile {

    private WholeFile() {}

    /** What a file is to hold. */
    @FunctionalInterface
    public interface Text {

        /**
         * Writes it.
         *
         * @param out where to, in UTF-8
         * @throws IOException if that fails
         */
        void writeTo(Writer out) throws IOException;
    }

    /**
     * Says whether a file could be written, before there is anything to write.
     *
     * @param name what the file is called in the error
     * @param file the file, which may exist
     * @throws IllegalArgumentException if its folder does not exist, or it is something else than a file
     */
    public static void requireWritable(String name, Path file) {
        Objects.requireNonNull(file, () -> name + " must not be null");
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || (Files.exists(file) && !Files.isRegularFile(file))) {
            throw new IllegalArgumentException(name + " (" + file + ") must be a file");
        } else if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    name + " (" + file + ") must be in a folder that exists; there is no " + folder);
        }
    }

    /**
     * Writes a file, and replaces an existing one.
     *
     * @param file the file
     * @param text what it is to hold
     * @throws IllegalArgumentException if its folder does not exist, or it is something else than a file
     * @throws UncheckedIOException if it cannot be written; an existing file is unchanged then
     */
    public static void write(Path file, Text text) {
        requireWritable("file", file);
        try {
            // The target of a link is replaced rather than the link.
            writeWhole(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), text);
        } catch (IOException e) {
            throw unwritable(file, e);
        } catch (JacksonIOException e) {
            throw unwritable(file, e.getCause());
        }
    }

    private static void writeWhole(Path file, Text text) throws IOException {
        // Not createTempFile, whose files only their owner may read.
        Path beside = file.resolveSibling(".snailmail-" + UUID.randomUUID() + ".tmp");
        try {
            try (Writer out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
                text.writeTo(out);
            }
            move(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static UncheckedIOException unwritable(Path file, IOException cause) {
        return new UncheckedIOException("file (" + file + ") cannot be written: " + cause, cause);
    }
}
