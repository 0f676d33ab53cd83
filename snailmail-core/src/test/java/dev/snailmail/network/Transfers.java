package dev.snailmail.network;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.LongUnaryOperator;

/**
 * Transfers as the server does them, on ticks alone: one slice of each outstanding, and a timer that is late. They start
 * at tick 0 and go on for as long as the simulation does.
 */
final class Transfers {

    private static final long CATCH_UP_NANOS = 50_000_000;

    private final PriorityQueue<Transfer> events = new PriorityQueue<>(
            Comparator.comparingLong((Transfer transfer) -> transfer.wakes).thenComparingInt(transfer -> transfer.nth));
    private final LongUnaryOperator lateness;
    private final long bodyLength;
    private final long[] crossed;
    private final long[] ended;

    private final class Transfer {
        private final int nth;
        private final Pipe pipe;
        private long ready;
        private long wakes;
        private long slice;
        private long left = bodyLength;

        Transfer(int nth, Pipe pipe, long start) {
            this.nth = nth;
            this.pipe = pipe;
            this.ready = start;
            this.wakes = start;
        }

        /** As in {@code http.Response}; false when all of it has crossed. */
        boolean goOn(long now) {
            while (true) {
                crossed[nth] += slice;
                left -= slice;
                slice = 0;
                if (left == 0) {
                    ended[nth] = ready;
                    return false;
                }
                ready = Math.max(ready, now - CATCH_UP_NANOS);
                ready = pipe.opensAt(ready);
                if (ready <= now) {
                    slice = Math.min(left, pipe.sliceOf(ready, bodyLength));
                    ready = pipe.reserve(ready, slice);
                }
                if (ready > now) {
                    wakes = ready + lateness.applyAsLong(now);
                    return true;
                }
            }
        }
    }

    private Transfers(Pipe[] pipes, long bodyLength, LongUnaryOperator lateness, LongUnaryOperator start) {
        this.lateness = lateness;
        this.bodyLength = bodyLength;
        this.crossed = new long[pipes.length];
        this.ended = new long[pipes.length];
        for (int i = 0; i < pipes.length; i++) {
            events.add(new Transfer(i, pipes[i], start.applyAsLong(i)));
        }
    }

    /**
     * Runs transfers without an end.
     *
     * @param pipes one for each
     * @param lateness by how much a timer fires late
     * @param start when the nth begins
     * @return how many bytes of each crossed between two ticks
     */
    static long[] between(long from, long to, Pipe[] pipes, LongUnaryOperator lateness, LongUnaryOperator start) {
        Transfers transfers = new Transfers(pipes, Long.MAX_VALUE, lateness, start);
        transfers.runUntil(from);
        long[] before = transfers.crossed.clone();
        transfers.runUntil(to);
        long[] bytes = new long[pipes.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = transfers.crossed[i] - before[i];
        }
        return bytes;
    }

    /** Runs bodies to their ends, all from tick 0 on; the tick at which each of them has crossed. */
    static long[] ends(long bodyLength, LongUnaryOperator lateness, Pipe... pipes) {
        Transfers transfers = new Transfers(pipes, bodyLength, lateness, nth -> 0);
        transfers.runUntil(Long.MAX_VALUE);
        return transfers.ended;
    }

    private void runUntil(long tick) {
        while (!events.isEmpty() && events.peek().wakes < tick) {
            Transfer next = events.poll();
            if (next.goOn(next.wakes)) {
                events.add(next);
            }
        }
    }
}
