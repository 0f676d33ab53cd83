package dev.snailmail.fault;

import dev.snailmail.time.Durations;
import java.time.Duration;

/** The response comes later than the network alone would have it. */
final class DelayFault extends Fault {

    private final Duration duration;

    DelayFault(Duration duration) {
        this.duration = Checks.positive("duration", duration);
    }

    @Override
    long delayNanos() {
        return duration.toNanos();
    }

    @Override
    Duration waits() {
        return duration;
    }

    @Override
    public String toString() {
        return "delay(" + Durations.format(duration) + ")";
    }
}
