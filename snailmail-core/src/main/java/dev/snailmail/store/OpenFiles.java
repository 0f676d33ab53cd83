package dev.snailmail.store;

import dev.snailmail.locking.GuardedBy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files that are open. Opening a file costs more than serving 4 KiB of it, so the ones used last stay open,
 * and all requests for one file share it; one look at the file's attributes a request says whether it is still
 * the same.
 */
final class OpenFiles implements AutoCloseable {

    /** Finds the real file behind a path, or nothing if it must not be served. */
    @FunctionalInterface
    interface Locator {
        Optional<Path> locate(Path path) throws IOException;
    }

    private static final int KEPT_OPEN = 256;

    /** A file that is written to without a pause is served as it was at the last of them. */
    private static final int ATTEMPTS = 4;

    private final Object lock = new Object();

    @GuardedBy("lock")
    private final Map<Path, OpenFile> open = new LinkedHashMap<>(16, 0.75f, true);

    @GuardedBy("lock")
    private boolean closed;

    Optional<StoredObject> find(Path path, Locator locator) {
        try {
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
                OpenFile opened = OpenFile.open(real.get(), stamp);
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
        } catch (IOException missingOrUnreadable) {
            forget(path);
            return Optional.empty();
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
            open.values().forEach(OpenFile::release);
            open.clear();
        }
    }
}
