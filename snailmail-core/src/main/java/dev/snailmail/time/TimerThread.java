package dev.snailmail.time;

import dev.snailmail.locking.GuardedBy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;

/**
 * A timer as one thread over a priority queue. It parks until the earliest tick, with its timer slack lowered
 * where the system allows that ({@link TimerSlack}), so that it wakes up on time.
 */
final class TimerThread implements Timer, Runnable {

    private static final long FOREVER = Long.MAX_VALUE;

    /** It ends as soon as it sees that it should; only a stopped machine takes this long. */
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(10);

    private final Ticker ticker;
    private final Thread thread;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final PriorityQueue<Due> queue = new PriorityQueue<>();

    @GuardedBy("lock")
    private long sequence;

    /** How many tasks in the queue are cancelled. */
    @GuardedBy("lock")
    private int cancelled;

    private volatile boolean closed;

    private TimerThread(String name, Ticker ticker) {
        this.ticker = ticker;
        this.thread = new Thread(this, name);
        this.thread.setDaemon(true);
    }

    static TimerThread start(String name, Ticker ticker) {
        TimerThread timer = new TimerThread(name, ticker);
        timer.thread.start();
        return timer;
    }

    @Override
    public Task at(long tick, Executor where, Runnable task) {
        Due due;
        boolean earliest;
        synchronized (lock) {
            due = new Due(tick, sequence++, where, task);
            queue.add(due);
            earliest = queue.peek() == due;
        }
        if (earliest) {
            LockSupport.unpark(thread);
        }
        return due;
    }

    /** {@return how many tasks the queue holds, cancelled ones included} */
    int queued() {
        synchronized (lock) {
            return queue.size();
        }
    }

    @Override
    public void run() {
        TimerSlack.lowerForThisThread();
        List<Due> batch = new ArrayList<>();
        while (!closed) {
            long wait = takeDue(batch);
            if (batch.isEmpty()) {
                park(wait);
            } else {
                handOver(batch);
                batch.clear();
            }
        }
    }

    /** Moves due tasks into {@code batch}; returns the nanoseconds until the next one is. */
    private long takeDue(List<Due> batch) {
        long now = ticker.nanos();
        synchronized (lock) {
            for (Due head = queue.peek(); head != null; head = queue.peek()) {
                long wait = head.tick - now;
                if (wait > 0) {
                    return wait;
                }
                Due due = queue.poll();
                due.queued = false;
                if (due.isCancelled()) {
                    cancelled--;
                } else {
                    batch.add(due);
                }
            }
            return FOREVER;
        }
    }

    private void park(long nanos) {
        if (nanos == FOREVER) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, ticker.inRealTime(nanos));
        }
    }

    private static void handOver(List<Due> batch) {
        if (batch.size() == 1) {
            Due only = batch.get(0);
            execute(only.where, only);
            return;
        }
        Map<Executor, List<Runnable>> byExecutor = new IdentityHashMap<>();
        for (Due due : batch) {
            byExecutor.computeIfAbsent(due.where, where -> new ArrayList<>()).add(due);
        }
        byExecutor.forEach((where, tasks) -> execute(where, () -> tasks.forEach(Runnable::run)));
    }

    private static void execute(Executor where, Runnable task) {
        try {
            where.execute(task);
        } catch (RejectedExecutionException shuttingDown) {
            // The executor's owner is closing and settles what it left unfinished itself.
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        Joining.uninterruptibly(thread, CLOSING_LIMIT);
        synchronized (lock) {
            queue.clear();
        }
    }

    private final class Due implements Task, Runnable, Comparable<Due> {

        private final long tick;
        private final long nth;
        private final Executor where;

        /** Null once it is cancelled. */
        private volatile Runnable task;

        @GuardedBy("lock")
        private boolean queued = true;

        Due(long tick, long nth, Executor where, Runnable task) {
            this.tick = tick;
            this.nth = nth;
            this.where = where;
            this.task = task;
        }

        @Override
        public void run() {
            Runnable pending = task;
            if (pending != null) {
                pending.run();
            }
        }

        boolean isCancelled() {
            return task == null;
        }

        /**
         * Taking one task out of the queue would mean to look for it, so cancelled ones stay there, empty, until they are half
         * of it.
         */
        @Override
        public void cancel() {
            synchronized (lock) {
                if (isCancelled()) {
                    return;
                }
                task = null;
                if (queued && ++cancelled > queue.size() / 2) {
                    queue.removeIf(Due::isCancelled);
                    cancelled = 0;
                }
            }
        }

        @Override
        public int compareTo(Due other) {
            long difference = tick - other.tick;
            return difference != 0 ? Long.signum(difference) : Long.signum(nth - other.nth);
        }
    }
}
