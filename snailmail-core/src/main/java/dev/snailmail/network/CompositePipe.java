package dev.snailmail.network;

import java.util.List;

/** Several pipes that the same bytes cross. They flow through all of them at once, so the slowest decides. */
final class CompositePipe implements Pipe {

    private final Pipe[] pipes;

    CompositePipe(List<Pipe> pipes) {
        this.pipes = pipes.toArray(Pipe[]::new);
    }

    @Override
    public long sliceOf(long from, long bodyLength) {
        long smallest = Long.MAX_VALUE;
        for (Pipe pipe : pipes) {
            smallest = Math.min(smallest, pipe.sliceOf(from, bodyLength));
        }
        return smallest;
    }

    @Override
    public long reserve(long from, long bytes) {
        long latest = from;
        for (Pipe pipe : pipes) {
            long tick = pipe.reserve(from, bytes);
            latest = tick - latest > 0 ? tick : latest;
        }
        return latest;
    }

    @Override
    public double rateAt(long tick) {
        double least = Double.POSITIVE_INFINITY;
        for (Pipe pipe : pipes) {
            least = Math.min(least, pipe.rateAt(tick));
        }
        return least;
    }
}
