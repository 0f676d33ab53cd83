package dev.snailmail;

import dev.snailmail.store.ObjectStore;
import dev.snailmail.store.SkippedEntries;
import dev.snailmail.time.Joining;
import java.time.Duration;
import java.util.Optional;

/**
 * A look at what a server serves, on a thread of its own, so that the start need not wait for it: warns of entries that
 * are skipped.
 */
final class StartupLook implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger("dev.snailmail");

    /** It ends at the next entry; only a file system that does not answer takes this long. */
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(10);

    private final ObjectStore store;
    private final Optional<Thread> thread;
    private volatile boolean stopped;

    private StartupLook(ObjectStore store) {
        this.store = store;
        this.thread = SkippedEntries.areUnknown(store)
                ? Optional.of(new Thread(this::look, "snailmail-look"))
                : Optional.empty();
    }

    /**
     * Begins to look, where there is something to look at.
     *
     * @param store what a server serves
     * @return the look, to be closed with the server
     */
    static StartupLook at(ObjectStore store) {
        StartupLook look = new StartupLook(store);
        look.thread.ifPresent(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
        return look;
    }

    private void look() {
        SkippedEntries.describe(store, () -> stopped)
                .ifPresent(skipped -> LOGGER.log(System.Logger.Level.WARNING, skipped));
    }

    /** Ends the look, so that it holds no folder open, and waits for that. */
    @Override
    public void close() {
        stopped = true;
        thread.ifPresent(looking -> Joining.uninterruptibly(looking, CLOSING_LIMIT));
    }
}
