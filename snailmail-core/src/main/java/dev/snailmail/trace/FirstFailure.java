package dev.snailmail.trace;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps what traces throw from those who serve, and logs the first of it only: an exporter that fails does so for every
 * request. Safe for use by any thread.
 */
final class FirstFailure {

    private static final System.Logger LOGGER = System.getLogger("dev.snailmail");

    private final AtomicBoolean logged = new AtomicBoolean();

    void guard(Runnable trace) {
        try {
            trace.run();
        } catch (RuntimeException | Error e) {
            note(e);
        }
    }

    void note(Throwable e) {
        if (logged.compareAndSet(false, true)) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "A trace failed; the server serves on, and does not report further failures",
                    e);
        }
    }
}
