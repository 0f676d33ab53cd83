package dev.snailmail.scenarios;

import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.SharedPipe;
import java.util.List;
import java.util.OptionalDouble;

/** How many bytes a pipe of constant rate has been charged: its rate times the time that it was not idle. */
final class PipeCharge {

    private static final double NANOS_PER_SECOND = 1e9;

    /** A pipe forgets the oldest idle times of many, so that its busy time cannot be told any more. */
    private static final int MOST_IDLE_TIMES = 64;

    private PipeCharge() {}

    /** {@return the bytes; empty if they cannot be told, as without a limit} */
    static OptionalDouble of(Object pipe) {
        Bandwidth rate = (Bandwidth) ServerInsides.field(pipe, "bandwidth");
        if (!(pipe instanceof SharedPipe) || rate.isUnlimited() || !rate.isConstant()) {
            return OptionalDouble.empty();
        }
        List<?> idleTimes = (List<?>) ServerInsides.field(ServerInsides.field(pipe, "idleTimes"), "times");
        if (idleTimes.size() > MOST_IDLE_TIMES) {
            return OptionalDouble.empty();
        }
        long busy = (long) ServerInsides.field(pipe, "freeAt") - (long) ServerInsides.field(pipe, "origin");
        for (Object idle : idleTimes) {
            busy -= (long) ServerInsides.field(idle, "end") - (long) ServerInsides.field(idle, "start");
        }
        return OptionalDouble.of(busy * rate.toBytesPerSecond() / NANOS_PER_SECOND);
    }
}
