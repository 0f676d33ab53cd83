package dev.snailmail.store;

import dev.snailmail.locking.GuardedBy;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The open files of a store. Opening a file costs more than serving 4 KiB of it, so the files used last stay open, and
 * all requests for one file share it. Each request looks at the attributes of its file to see whether it has changed.
 */
final class OpenFiles implements AutoCloseable {

    /** Finds the real file behind a path, or nothing if the path leads to none that may be served. */
    @FunctionalInterface
    interface Locator {
        Optional<Path> locate(Path path) throws IOException;
    }

    /** Opens a file that has been looked at. */
    @FunctionalInterface
    interface Opener {
        OpenFile open(Path file, FileStamp stamp) throws IOException;
    }

    private static final int KEPT_OPEN = 256;

    /** A file that is written to without a pause is served as it was at the last of them. */
    private static final int ATTEMPTS = 4;

    private final Path root;
    private final Opener opener;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final Map<Path, OpenFile> open = new LinkedHashMap<>(16, 0.75f, true);

    @GuardedBy("lock")
    private boolean closed;

    /** @param root a directory above all files; it is looked at only where a file cannot be opened */
    OpenFiles(Path root) {
        this(root, OpenFile::open);
    }

    /** For tests, which have files that cannot be opened. */
    OpenFiles(Path root, Opener opener) {
        this.root = root;
        this.opener = opener;
    }

    /**
     * Opens a file, or retains it if it is open and has not changed.
     *
     * @return the file, to be released; empty if it does not exist, is no regular file or must not be served
     * @throws IOException if it exists, or may exist, and cannot be opened
     */
    Optional<StoredObject> find(Path path, Locator locator) throws IOException {
        try {
            return findUnlessMissing(path, locator);
        } catch (IOException e) {
            forget(path);
            if (MissingFiles.isMissing(root, path, e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<StoredObject> findUnlessMissing(Path path, Locator locator) throws IOException {
        FileStamp stamp = FileStamp.of(path);
        for (int attempt = 1; stamp.regular(); attempt++) {
            Optional<OpenFile> kept = retainIfKept(path, stamp);
            if (kept.isPresent()) {
                return Optional.of(kept.get());
            }
            Optional<Path> real = locator.locate(path);
            if (real.isEmpty()) {
                return Optional.empty();
            }
            OpenFile opened = open(real.get(), stamp);
            FileStamp afterwards = stampOrRelease(path, opened);
            boolean unchanged = afterwards.equals(stamp);
            if (unchanged) {
                keep(path, opened);
            }
            if (unchanged || attempt == ATTEMPTS) {
                return Optional.of(opened);
            }
            // The file was replaced or written to while it was being opened.
            opened.release();
            stamp = afterwards;
        }
        return Optional.empty();
    }

    /** Where no descriptor is left, those of kept files are given up before a request fails for want of one. */
    private OpenFile open(Path file, FileStamp stamp) throws IOException {
        try {
            return opener.open(file, stamp);
        } catch (NoSuchFileException | AccessDeniedException e) {
            throw e;
        } catch (IOException e) {
            if (!releaseKept()) {
                throw e;
            }
            return opener.open(file, stamp);
        }
    }

    private static FileStamp stampOrRelease(Path path, OpenFile opened) throws IOException {
        try {
            return FileStamp.of(path);
        } catch (IOException deletedMeanwhile) {
            opened.release();
            throw deletedMeanwhile;
        }
    }

    private Optional<OpenFile> retainIfKept(Path path, FileStamp stamp) {
        synchronized (lock) {
            OpenFile file = open.get(path);
            if (file == null) {
                return Optional.empty();
            }
            if (file.stamp().equals(stamp)) {
                file.retain();
                return Optional.of(file);
            }
            open.remove(path);
            file.release();
            return Optional.empty();
        }
    }

    private void keep(Path path, OpenFile file) {
        synchronized (lock) {
            if (closed) {
                return;
            }
            file.retain();
            OpenFile replaced = open.put(path, file);
            if (replaced != null) {
                replaced.release();
            }
            if (open.size() > KEPT_OPEN) {
                Path eldest = open.keySet().iterator().next();
                open.remove(eldest).release();
            }
        }
    }

    private void forget(Path path) {
        synchronized (lock) {
            OpenFile file = open.remove(path);
            if (file != null) {
                file.release();
            }
        }
    }

    /** Closes what nobody is reading now; what is being read closes with its last reader. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            releaseKept();
        }
    }

    /** Returns whether there was any. */
    private boolean releaseKept() {
        synchronized (lock) {
            boolean any = !open.isEmpty();
            open.values().forEach(OpenFile::release);
            open.clear();
            return any;
        }
    }
}
