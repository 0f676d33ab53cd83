package dev.snailmail.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a command has started, to be closed in the opposite order. */
final class Started implements AutoCloseable {

    private final Deque<Runnable> closings = new ArrayDeque<>();

    /**
     * Adds what has been started.
     *
     * @param close closes it
     */
    void add(Runnable close) {
        closings.push(close);
    }

    /**
     * Closes everything, even if some of it fails to close, and then throws the first failure with the others suppressed
     * in it. A second call does nothing.
     */
    @Override
    public void close() {
        RuntimeException failure = null;
        while (!closings.isEmpty()) {
            try {
                closings.pop().run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
