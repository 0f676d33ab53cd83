package dev.snailmail.http;

import dev.snailmail.network.Pipe;

/** What bodies cross during a lockstep: no limit, but all that crosses is told to the gate. */
final class SteppedPipe implements Pipe {

    /** Small enough that a client which is reading is seen to be. */
    private static final long SLICE_BYTES = 64 << 10;

    private final LockstepGate gate;

    SteppedPipe(LockstepGate gate) {
        this.gate = gate;
    }

    @Override
    public long sliceOf(long from, long bodyLength) {
        return SLICE_BYTES;
    }

    @Override
    public long reserve(long from, long bytes) {
        gate.stirred();
        return from;
    }

    @Override
    public double rateAt(long tick) {
        return Double.POSITIVE_INFINITY;
    }
}
