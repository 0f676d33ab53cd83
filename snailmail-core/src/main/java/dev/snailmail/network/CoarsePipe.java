package dev.snailmail.network;

/** A pipe that bodies cross in slices of at least some length, so that a body of any size is a number of them. */
final class CoarsePipe implements Pipe {

    private final Pipe pipe;
    private final long leastSlice;

    CoarsePipe(Pipe pipe, long leastSlice) {
        this.pipe = pipe;
        this.leastSlice = leastSlice;
    }

    @Override
    public long sliceOf(long from, long bodyLength) {
        return leastSlice >= Slices.UNLIMITED ? leastSlice : Math.max(leastSlice, pipe.sliceOf(from, bodyLength));
    }

    @Override
    public long reserve(long from, long bytes) {
        return pipe.reserve(from, bytes);
    }

    @Override
    public double rateAt(long tick) {
        return pipe.rateAt(tick);
    }
}
