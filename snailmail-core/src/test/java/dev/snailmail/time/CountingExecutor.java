package dev.snailmail.time;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs what it is handed at once, and counts how often it is handed something. */
final class CountingExecutor implements Executor {

    private final AtomicInteger handOvers = new AtomicInteger();

    @Override
    public void execute(Runnable task) {
        handOvers.incrementAndGet();
        task.run();
    }

    int handOvers() {
        return handOvers.get();
    }
}
