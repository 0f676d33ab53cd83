package dev.snailmail.http;

import dev.snailmail.time.Ticker;
import dev.snailmail.time.Timer;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;

/** A clock that is set by hand, and runs on the spot what falls due meanwhile. For one thread. */
public final class ManualTimer implements Timer, Ticker {

    private record Due(long tick, Executor where, Runnable task) {}

    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparingLong(Due::tick));
    private long now;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public Task at(long tick, Executor where, Runnable task) {
        Due due = new Due(tick, where, task);
        queue.add(due);
        return () -> queue.remove(due);
    }

    /** {@return how many tasks are to come} */
    public int pending() {
        return queue.size();
    }

    /** Goes on to a tick, and each task runs on its tick. */
    public void advanceTo(long tick) {
        while (!queue.isEmpty() && queue.peek().tick() <= tick) {
            Due due = queue.poll();
            now = Math.max(now, due.tick());
            due.where().execute(due.task());
        }
        now = tick;
    }

    /** The machine stands still until a tick: what was due meanwhile runs then. */
    public void pauseUntil(long tick) {
        now = tick;
        while (!queue.isEmpty() && queue.peek().tick() <= tick) {
            Due due = queue.poll();
            due.where().execute(due.task());
        }
    }

    @Override
    public void close() {
        queue.clear();
    }
}
