package dev.snailmail.network;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Downloads over one pipe as the server does them, one slice of each outstanding, on ticks alone. */
final class Downloads {

    private static final class Download {
        private final int nth;
        private final long slice;
        private long left;
        private long tick;

        Download(int nth, long slice, long left) {
            this.nth = nth;
            this.slice = slice;
            this.left = left;
        }
    }

    private Downloads() {}

    /** Starts all at tick 0; the tick at which each of them has arrived. */
    static long[] run(Pipe pipe, long... bodies) {
        PriorityQueue<Download> due = new PriorityQueue<>(Comparator.comparingLong((Download download) -> download.tick)
                .thenComparingInt(download -> download.nth));
        for (int i = 0; i < bodies.length; i++) {
            due.add(new Download(i, pipe.sliceOf(0, bodies[i]), bodies[i]));
        }
        long[] arrived = new long[bodies.length];
        while (!due.isEmpty()) {
            Download next = due.poll();
            if (next.left == 0) {
                arrived[next.nth] = next.tick;
                continue;
            }
            long bytes = Math.min(next.slice, next.left);
            next.left -= bytes;
            next.tick = pipe.reserve(next.tick, bytes);
            due.add(next);
        }
        return arrived;
    }

    /** Jain's index of fairness: 1 when all have the same, 1/n when one has it all. */
    static double jain(double... rates) {
        double sum = 0;
        double squares = 0;
        for (double rate : rates) {
            sum += rate;
            squares += rate * rate;
        }
        return sum * sum / (rates.length * squares);
    }
}
