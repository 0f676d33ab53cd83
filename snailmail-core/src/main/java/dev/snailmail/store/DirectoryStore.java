package dev.snailmail.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Every regular file beneath a directory, at its path relative to it.
 *
 * <p>{@link #find} and {@link #keys} agree on what is an object: a valid key whose file, all symbolic links
 * followed, is a readable regular file beneath the root, reached without leaving the root and without going
 * through one directory twice.
 */
final class DirectoryStore implements ObjectStore {

    private final Path root;
    private final Path asGiven;
    private final OpenFiles files = new OpenFiles();

    /**
     * @param root the real path of the directory
     * @param asGiven the path as the user wrote it
     */
    DirectoryStore(Path root, Path asGiven) {
        this.root = root;
        this.asGiven = asGiven;
    }

    @Override
    public Optional<StoredObject> find(String key) {
        if (!Keys.isValid(key)) {
            return Optional.empty();
        }
        try {
            return files.find(root.resolve(key), this::locate);
        } catch (InvalidPathException notAFileName) {
            return Optional.empty();
        }
    }

    /** Follows the symbolic links of a path; empty if they leave the root, even for a while, or run in a circle. */
    private Optional<Path> locate(Path path) throws IOException {
        if (isWithoutLinks(path)) {
            return Optional.of(path);
        }
        Path real = path.toRealPath();
        return real.startsWith(root) && !strays(path) ? Optional.of(real) : Optional.empty();
    }

    /** A look at each part beneath the root, which is itself real: half of what it takes to ask for the real path. */
    private boolean isWithoutLinks(Path path) throws IOException {
        for (Path part = path; !part.equals(root); part = part.getParent()) {
            BasicFileAttributes attributes =
                    Files.readAttributes(part, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            // What leads elsewhere without being a symbolic link, as a junction of Windows does, is something other.
            if (attributes.isSymbolicLink() || attributes.isOther()) {
                return false;
            }
        }
        return true;
    }

    private boolean strays(Path path) throws IOException {
        Set<Path> seen = new HashSet<>();
        for (Path folder = path.getParent(); folder.startsWith(root); folder = folder.getParent()) {
            Path real = folder.toRealPath();
            if (!real.startsWith(root) || !seen.add(real)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public SortedSet<String> keys() {
        SortedSet<String> keys = new TreeSet<>();
        try {
            Files.walkFileTree(
                    root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new KeyCollector(keys));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableSortedSet(keys);
    }

    @Override
    public String describe() {
        return asGiven.toString();
    }

    @Override
    public void close() {
        files.close();
    }

    private final class KeyCollector extends SimpleFileVisitor<Path> {

        private final Set<String> keys;

        KeyCollector(Set<String> keys) {
            this.keys = keys;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            try {
                return folder.toRealPath().startsWith(root) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            } catch (IOException deletedMeanwhile) {
                return FileVisitResult.SKIP_SUBTREE;
            }
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String key = root.relativize(file)
                    .toString()
                    .replace(root.getFileSystem().getSeparator(), "/");
            if (attributes.isRegularFile() && leadsTo(file, key) && Files.isReadable(file) && isLocated(file)) {
                keys.add(key);
            }
            return FileVisitResult.CONTINUE;
        }

        /** Not so for names with bytes that are no text: no key spells them. */
        private boolean leadsTo(Path file, String key) {
            try {
                return Keys.isValid(key) && root.resolve(key).equals(file);
            } catch (InvalidPathException notAFileName) {
                return false;
            }
        }

        private boolean isLocated(Path file) {
            try {
                return locate(file).isPresent();
            } catch (IOException deletedMeanwhile) {
                return false;
            }
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException deletedMeanwhile) {
            return FileVisitResult.CONTINUE;
        }

        /** Circles, unreadable folders and what was deleted meanwhile: not objects. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
