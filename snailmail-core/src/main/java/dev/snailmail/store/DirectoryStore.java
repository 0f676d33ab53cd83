package dev.snailmail.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The regular files beneath a directory, each at its path relative to the directory.
 *
 * <p>{@link #find} and {@link #keys} agree on what an object is: a valid key whose file, all symbolic links
 * followed, is a readable regular file beneath the root, reached without leaving the root and without going
 * through one directory twice. Asked for a file that is not readable, {@code find} throws.
 */
final class DirectoryStore implements ObjectStore {

    private final Path root;
    private final Path asGiven;
    private final RootedLinks links;
    private final OpenFiles files;

    /**
     * @param root the real path of the directory
     * @param asGiven the path as the user wrote it
     */
    DirectoryStore(Path root, Path asGiven) {
        this.root = root;
        this.asGiven = asGiven;
        this.links = new RootedLinks(root);
        this.files = new OpenFiles(root);
    }

    Path root() {
        return root;
    }

    @Override
    public Optional<StoredObject> find(String key) throws IOException {
        if (!Keys.isValid(key)) {
            return Optional.empty();
        }
        Path file;
        try {
            file = root.resolve(key);
        } catch (InvalidPathException notAFileName) {
            return Optional.empty();
        }
        return files.find(file, links::locate);
    }

    @Override
    public SortedSet<String> keys() {
        SortedSet<String> keys = new TreeSet<>();
        try {
            new DirectoryWalk(root) {
                @Override
                void found(String key, BasicFileAttributes attributes) {
                    keys.add(key);
                }

                @Override
                void skipped(Path entry, String reason) {
                    // Not an object.
                }
            }.walk();
        } catch (IOException e) {
            throw new UncheckedIOException("root (" + asGiven + ") cannot be listed: " + e.getMessage(), e);
        }
        return Collections.unmodifiableSortedSet(keys);
    }

    @Override
    public Collection<FolderEntry> list(String folder) throws IOException {
        if (!Keys.isFolder(folder)) {
            return List.of();
        }
        try {
            return FolderWalk.list(root, root.resolve(folder));
        } catch (InvalidPathException notAFileName) {
            return List.of();
        }
    }

    @Override
    public String describe() {
        return asGiven.toString();
    }

    @Override
    public void close() {
        files.close();
    }
}
