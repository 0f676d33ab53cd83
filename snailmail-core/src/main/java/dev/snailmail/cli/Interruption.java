package dev.snailmail.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or SIGTERM, as something to wait for. The JVM ends when its shutdown hooks have; this one holds it until
 * the main thread has closed the server and printed its summary.
 */
final class Interruption implements Awaiting {

    /** Longer than any orderly close takes; a stuck one must not keep the process alive. */
    private static final long MOST_SECONDS_TO_FINISH = 15;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    private Interruption() {}

    /** To be called before anything is announced: whoever reads the announcement may interrupt at once. */
    static Interruption listen() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::onShutdown, "snailmail-shutdown"));
        return interruption;
    }

    private void onShutdown() {
        requested.countDown();
        try {
            finished.await(MOST_SECONDS_TO_FINISH, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void await() throws InterruptedException {
        requested.await();
    }

    /** Lets the JVM end; to be called however the command ended. */
    void finished() {
        finished.countDown();
    }
}
