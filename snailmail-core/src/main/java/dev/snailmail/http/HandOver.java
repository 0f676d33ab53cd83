package dev.snailmail.http;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Going on with a response on its I/O thread. */
final class HandOver {

    private HandOver() {}

    /**
     * Has an I/O thread run something, after what it has to do before.
     *
     * @param task dropped if the server is being closed, which settles what its threads left unfinished
     */
    static void to(Executor thread, Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException closing) {
            // Whoever closes the engine settles the response.
        }
    }
}
