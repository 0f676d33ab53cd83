package dev.snailmail.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Optional;

/**
 * A walk through the entries beneath a root, which tells objects from entries that are not served. What is deleted
 * meanwhile is neither, and links in a circle are not followed.
 */
abstract class DirectoryWalk {

    private final Path root;
    private final Path start;
    private final int depth;
    private final RootedLinks links;

    /** @param root the real path of a directory */
    DirectoryWalk(Path root) {
        this(root, root, Integer.MAX_VALUE);
    }

    /**
     * @param root the real path of a directory
     * @param start the directory to walk through, the root or one beneath it
     * @param depth how many levels of it, from 1
     */
    DirectoryWalk(Path root, Path start, int depth) {
        this.root = root;
        this.start = start;
        this.depth = depth;
        this.links = new RootedLinks(root);
    }

    /**
     * Comes upon an object.
     *
     * @param key its key
     * @param attributes those of its file
     */
    abstract void found(String key, BasicFileAttributes attributes) throws IOException;

    /**
     * Comes upon a folder at the deepest level, which is not walked through.
     *
     * @param folder its path
     * @param attributes those of the folder
     */
    void foundFolder(Path folder, BasicFileAttributes attributes) throws IOException {}

    /**
     * Comes upon an entry that is not served.
     *
     * @param entry its path relative to the root
     * @param reason why, as it goes on after the name
     */
    abstract void skipped(Path entry, String reason);

    /** Says before each entry whether to go on. */
    boolean goesOn() {
        return true;
    }

    /** @throws IOException if a folder cannot be listed although it may be */
    final void walk() throws IOException {
        Files.walkFileTree(start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, new Visitor());
    }

    private FileVisitResult next() {
        return goesOn() ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    /** Empty for an object. */
    private Optional<String> reasonToSkip(Path file, String key, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            return Optional.of("is a link that cannot be followed");
        } else if (!attributes.isRegularFile()) {
            return Optional.of("is no regular file");
        } else if (!Keys.isValid(key)) {
            return Optional.of("has a name that no key can spell");
        } else if (!leadsTo(file, key)) {
            return Optional.of("has a name that " + System.getProperty("sun.jnu.encoding")
                    + ", the encoding of file names in this JVM, cannot represent");
        } else if (links.locate(file).isEmpty()) {
            return Optional.of("leads out of the root");
        }
        return Files.isReadable(file) ? Optional.empty() : Optional.of("cannot be read");
    }

    /** Not so for names with bytes that are no text in the encoding of this JVM. */
    private boolean leadsTo(Path file, String key) {
        try {
            return root.resolve(key).equals(file);
        } catch (InvalidPathException notAFileName) {
            return false;
        }
    }

    private void skip(Path entry, String reason) {
        skipped(root.relativize(entry), reason);
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            try {
                if (folder.toRealPath().startsWith(root)) {
                    return next();
                }
                skip(folder, "leads out of the root");
            } catch (NoSuchFileException deletedMeanwhile) {
                // Nothing is left to walk through.
            }
            return goesOn() ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isDirectory()) {
                foundFolder(file, attributes);
                return next();
            }
            String key = root.relativize(file)
                    .toString()
                    .replace(root.getFileSystem().getSeparator(), "/");
            try {
                Optional<String> reason = reasonToSkip(file, key, attributes);
                if (reason.isPresent()) {
                    skip(file, reason.get());
                } else {
                    found(key, attributes);
                }
            } catch (NoSuchFileException deletedMeanwhile) {
                // Neither an object nor an entry any more.
            }
            return next();
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
            return failure == null || failure instanceof NoSuchFileException
                    ? next()
                    : visitFileFailed(folder, failure);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof AccessDeniedException) {
                skip(file, "cannot be read");
            } else if (!isHarmless(failure)) {
                throw failure;
            }
            return next();
        }

        private boolean isHarmless(IOException failure) {
            return failure instanceof FileSystemLoopException
                    || failure instanceof NoSuchFileException
                    || failure instanceof NotDirectoryException;
        }
    }
}
