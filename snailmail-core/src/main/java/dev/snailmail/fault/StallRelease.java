package dev.snailmail.fault;

import dev.snailmail.locking.GuardedBy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ends the stalls of {@link Fault#stallUntil(StallRelease)}: those that go on and those that would begin later. Safe
 * for use by any thread.
 */
public final class StallRelease {

    private final Object lock = new Object();

    /** By an identity of their own, since one task may wait twice. */
    @GuardedBy("lock")
    private final Map<Object, Runnable> stalled = new LinkedHashMap<>();

    @GuardedBy("lock")
    private boolean released;

    /** A release that has not happened. */
    public StallRelease() {}

    /** Has every response go on that stalls on this. A second call does nothing. */
    public void release() {
        List<Runnable> tasks;
        synchronized (lock) {
            released = true;
            tasks = List.copyOf(stalled.values());
            stalled.clear();
        }
        tasks.forEach(Runnable::run);
    }

    /** Runs a task at the release, or at once if it has happened; returns what takes it back. */
    Runnable whenReleased(Runnable task) {
        Object id = new Object();
        synchronized (lock) {
            if (!released) {
                stalled.put(id, task);
                return () -> takeBack(id);
            }
        }
        task.run();
        return () -> {};
    }

    private void takeBack(Object id) {
        synchronized (lock) {
            stalled.remove(id);
        }
    }

    /** How many responses stall on this now. */
    int stalled() {
        synchronized (lock) {
            return stalled.size();
        }
    }

    /** {@return whether it has happened} */
    @Override
    public String toString() {
        synchronized (lock) {
            return "StallRelease[" + (released ? "released" : stalled.size() + " stalled") + "]";
        }
    }
}
