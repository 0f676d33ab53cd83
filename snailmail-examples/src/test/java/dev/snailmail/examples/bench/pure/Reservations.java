package dev.snailmail.examples.bench.pure;

import dev.snailmail.network.Pipe;
import dev.snailmail.network.Pipes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a slice of 4 KiB pays for its place in a pipe: behind the one before it, or in a pipe that has become free meanwhile. */
@State(Scope.Thread)
public class Reservations {

    private static final long SLICE = 4 << 10;
    private static final long PAUSE_NANOS = 10_000_000;

    @Param
    public PipeKind kind;

    private Pipe pipe;
    private long tick;

    /** Each time from the beginning, or a rate that changes would have done so long ago. */
    @Setup(Level.Iteration)
    public void empty() {
        tick = 0;
        pipe = Pipes.of(kind.network(), tick).down();
    }

    @Benchmark
    public long busy() {
        tick = pipe.reserve(tick, SLICE);
        return tick;
    }

    @Benchmark
    public long free() {
        tick = pipe.reserve(tick + PAUSE_NANOS, SLICE);
        return tick;
    }
}
