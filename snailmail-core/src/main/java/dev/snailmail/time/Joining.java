package dev.snailmail.time;

import java.time.Duration;
import org.apiguardian.api.API;

/** Waiting for threads to end. */
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
        boolean interrupted = false;
        boolean waiting = true;
        while (waiting) {
            try {
                thread.join(limit.toMillis());
                waiting = false;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
