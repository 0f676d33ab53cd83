package dev.snailmail.time;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apiguardian.api.API;

/** Waiting for threads that have something to finish. */
@API(status = API.Status.INTERNAL)
public final class Joining {

    private Joining() {}

    /**
     * Waits until a thread has ended. An interrupt does not cut this short; it is kept for the caller's caller. The
     * current thread is not waited for.
     *
     * @param thread the thread
     * @param limit how long to wait at the most, from the start or the last interrupt
     */
    public static void uninterruptibly(Thread thread, Duration limit) {
        if (thread == Thread.currentThread()) {
            return;
        }
        uninterruptibly(
                millis -> {
                    thread.join(millis);
                    return !thread.isAlive();
                },
                limit);
    }

    /**
     * Waits until a latch is open. An interrupt does not cut this short; it is kept for the caller's caller.
     *
     * @param latch the latch
     * @param limit how long to wait at the most, from the start or the last interrupt
     * @return whether it is open
     */
    public static boolean uninterruptibly(CountDownLatch latch, Duration limit) {
        return uninterruptibly(millis -> latch.await(millis, TimeUnit.MILLISECONDS), limit);
    }

    /** Something that can be waited for. */
    @FunctionalInterface
    private interface Wait {
        boolean upTo(long millis) throws InterruptedException;
    }

    private static boolean uninterruptibly(Wait wait, Duration limit) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return wait.upTo(limit.toMillis());
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
