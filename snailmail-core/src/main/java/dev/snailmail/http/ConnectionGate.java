package dev.snailmail.http;

import dev.snailmail.locking.GuardedBy;
import dev.snailmail.network.ConnectionCost;
import dev.snailmail.network.WhenFull;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Counts the connections that are open, and keeps more than the network allows from coming in. The line of those that
 * wait is kept here, not in the listening socket: the kernel has opened them either way, and a socket that is told to
 * stop accepting still takes some more. Safe for use by any thread.
 */
final class ConnectionGate {

    /** What becomes of a connection that arrives. */
    enum Verdict {
        /** It comes in; who asked lets it. */
        ENTERS,

        /** It comes in when others have left. */
        WAITS,

        /** It is one too many. */
        REFUSED
    }

    private record Waiting(Executor thread, Runnable enter) {}

    private final Supplier<ConnectionCost> costs;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final Queue<Waiting> line = new ArrayDeque<>();

    @GuardedBy("lock")
    private int open;

    @GuardedBy("lock")
    private boolean closed;

    /** @param costs the limit as it is now; asked again each time */
    ConnectionGate(Supplier<ConnectionCost> costs) {
        this.costs = costs;
    }

    /**
     * A connection arrives.
     *
     * @param thread where it is let in if it has to wait
     * @param enter lets it in; every one that has come in must {@linkplain #leave() leave}
     */
    Verdict arrive(Executor thread, Runnable enter) {
        synchronized (lock) {
            ConnectionCost cost = costs.get();
            if (line.isEmpty() && hasRoom(cost)) {
                open++;
                return Verdict.ENTERS;
            }
            if (cost.maxConnections().isPresent() && cost.whenFull() == WhenFull.REFUSE) {
                return Verdict.REFUSED;
            }
            line.add(new Waiting(thread, enter));
        }
        review();
        return Verdict.WAITS;
    }

    /** A connection that has come in is closed. */
    void leave() {
        synchronized (lock) {
            open--;
        }
        review();
    }

    /** Lets in as many of those that wait as there is room for, first come, first served. */
    void review() {
        List<Waiting> entering = new ArrayList<>(0);
        synchronized (lock) {
            // Asked under the lock, so that whoever sees an old limit has joined the line before the new one's review.
            ConnectionCost cost = costs.get();
            while (!closed && !line.isEmpty() && hasRoom(cost)) {
                open++;
                entering.add(line.remove());
            }
        }
        entering.forEach(waiting -> HandOver.to(waiting.thread, waiting.enter));
    }

    /** To be asked under the lock. */
    private boolean hasRoom(ConnectionCost cost) {
        return cost.maxConnections().isEmpty() || open < cost.maxConnections().getAsInt();
    }

    /** Nobody who waits is let in any more. */
    void close() {
        synchronized (lock) {
            closed = true;
            line.clear();
        }
    }

    int open() {
        synchronized (lock) {
            return open;
        }
    }

    int waiting() {
        synchronized (lock) {
            return line.size();
        }
    }
}
