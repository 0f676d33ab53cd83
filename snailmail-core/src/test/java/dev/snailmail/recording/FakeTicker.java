package dev.snailmail.recording;

import dev.snailmail.time.Ticker;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that is set by hand, and moves on by a step at every look if it is told to. */
final class FakeTicker implements Ticker {

    private final AtomicLong now = new AtomicLong();
    private volatile long stepPerLook;

    @Override
    public long nanos() {
        return now.getAndAdd(stepPerLook);
    }

    void set(long nanos) {
        now.set(nanos);
    }

    void stepPerLook(long nanos) {
        stepPerLook = nanos;
    }
}
