package dev.snailmail.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Ctrl-C, SIGTERM or SIGHUP, as something to wait for. The JVM does not shut down before the main thread has closed the server
 * and printed its summary: shutting down runs hooks of libraries too, one of which takes the handlers from the log. Where
 * signals cannot be handled, a shutdown hook of our own holds the JVM until then.
 */
final class Interruption implements Awaiting {

    /** Longer than any orderly close takes; a stuck one must not keep the process alive. */
    private static final long MOST_SECONDS_TO_FINISH = 15;

    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;
    private static final int HUNG_UP = 129;
    private static final int NOT_SIGNALLED = -1;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final AtomicInteger exitCode = new AtomicInteger(NOT_SIGNALLED);
    private final IntConsumer halt;

    Interruption(IntConsumer halt) {
        this.halt = halt;
    }

    /** To be called before anything is announced: a program that reads the announcement may interrupt at once. */
    static Interruption listen() {
        Interruption interruption = new Interruption(Runtime.getRuntime()::halt);
        Signals.handle("INT", interruption::onCtrlC);
        Signals.handle("TERM", () -> interruption.stop(TERMINATED, TERMINATED));
        Signals.handle("HUP", () -> interruption.stop(HUNG_UP, HUNG_UP));
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::onShutdown, "snailmail-shutdown"));
        return interruption;
    }

    /** Stops in good order the first time, as this is how people end the command; a second time they will not wait. */
    void onCtrlC() {
        if (!stop(Main.OK, INTERRUPTED)) {
            halt.accept(INTERRUPTED);
        }
    }

    /**
     * Stops in good order, and holds the thread of the signal until that is done.
     *
     * @param code the exit code
     * @param stuckCode the exit code if that takes too long
     * @return whether this was the first signal
     */
    boolean stop(int code, int stuckCode) {
        if (!exitCode.compareAndSet(NOT_SIGNALLED, code)) {
            return false;
        }
        requested.countDown();
        if (!isFinished()) {
            halt.accept(stuckCode);
        }
        return true;
    }

    private void onShutdown() {
        requested.countDown();
        isFinished();
    }

    private boolean isFinished() {
        try {
            return finished.await(MOST_SECONDS_TO_FINISH, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void await() throws InterruptedException {
        requested.await();
    }

    /**
     * Lets the JVM end; to be called however the command ended.
     *
     * @param code the exit code of the command
     * @return the exit code of the process, which tells of a signal if the command did not fail
     */
    int finished(int code) {
        finished.countDown();
        return code == Main.OK ? Math.max(exitCode.get(), Main.OK) : code;
    }
}
