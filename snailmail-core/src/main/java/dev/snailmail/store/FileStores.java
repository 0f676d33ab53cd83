package dev.snailmail.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes stores of paths, and refuses what cannot be one before anything is opened. */
final class FileStores {

    private FileStores() {}

    static ObjectStore at(Path root) {
        return Files.isDirectory(root) ? directory(root) : file(root);
    }

    static ObjectStore directory(Path root) {
        requireExisting(root);
        if (!Files.isDirectory(root)) {
            throw new IllegalArgumentException("root (" + root + ") must be a directory");
        }
        return new DirectoryStore(real(root), root);
    }

    static ObjectStore file(Path file) {
        requireExisting(file);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("root (" + file + ") must be a directory or a regular file");
        }
        return new SingleFileStore(file.getFileName().toString(), real(file), file);
    }

    private static void requireExisting(Path root) {
        if (!Files.exists(root)) {
            throw new IllegalArgumentException(
                    "root (" + root + ") does not exist; looked for " + root.toAbsolutePath());
        }
        if (!Files.isReadable(root)) {
            throw new IllegalArgumentException("root (" + root + ") must be readable");
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new IllegalArgumentException("root (" + path + ") cannot be resolved: " + e.getMessage(), e);
        }
    }
}
