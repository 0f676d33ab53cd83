package dev.snailmail.network;

/** A rate that is constant for a piece of time each. */
abstract class PiecewiseRate extends Bandwidth {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Which piece a time is in, from 0. */
    abstract long pieceAt(double at);

    /** When a piece ends, in nanoseconds; {@link Double#POSITIVE_INFINITY} for the last. */
    abstract double endOf(long piece);

    /** Bytes a second in a piece. */
    abstract double rateOf(long piece);

    /** How many pieces are summed up; what is left behind them crosses at the rate in the long run. */
    abstract long mostPieces();

    @Override
    final double rateAt(double at) {
        return rateOf(pieceAt(at));
    }

    @Override
    final double bytesIn(double at, double nanos) {
        double end = at + nanos;
        double bytes = 0;
        double from = at;
        long first = pieceAt(at);
        for (long piece = first; from < end; piece++) {
            if (piece - first == mostPieces()) {
                return bytes + (end - from) * toBytesPerSecond() / NANOS_PER_SECOND;
            }
            double to = Math.min(end, endOf(piece));
            bytes += Math.max(0, to - from) * rateOf(piece) / NANOS_PER_SECOND;
            from = to;
        }
        return bytes;
    }

    @Override
    final double nanosFor(double at, double bytes) {
        double nanos = 0;
        double left = bytes;
        double from = at;
        long first = pieceAt(at);
        for (long piece = first; piece - first != mostPieces(); piece++) {
            double rate = rateOf(piece);
            double time = Math.max(0, endOf(piece) - from);
            double needed = left * (NANOS_PER_SECOND / rate);
            if (needed <= time) {
                return nanos + needed;
            }
            left -= time * rate / NANOS_PER_SECOND;
            nanos += time;
            from = endOf(piece);
        }
        return nanos + left * (NANOS_PER_SECOND / toBytesPerSecond());
    }
}
