package dev.snailmail.http;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Has an I/O thread go on with something later. */
final class HandOver {

    private HandOver() {}

    /** A thread that takes nothing any more is closing with its server, which settles what was left unfinished. */
    static void to(Executor thread, Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException closing) {
            // Nothing is to go on.
        }
    }
}
