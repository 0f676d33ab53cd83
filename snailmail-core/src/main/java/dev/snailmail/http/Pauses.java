package dev.snailmail.http;

import dev.snailmail.exchange.Ending;
import dev.snailmail.exchange.Pause;
import dev.snailmail.time.Timer;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Where a response has still to pause, by how much of its body is out. Belongs to the I/O thread of its connection. */
final class Pauses {

    private static final Pauses NONE = new Pauses(Optional.empty(), 0);

    private final Optional<Pause> pause;
    private final long bodyLength;
    private long next;

    /** Takes back what waits for a gate. */
    private Runnable withdrawal = () -> {};

    private Pauses(Optional<Pause> pause, long bodyLength) {
        this.pause = pause;
        this.bodyLength = bodyLength;
        this.next = pause.map(Pause::first).orElse(Long.MAX_VALUE);
    }

    static Pauses of(Ending ending, long bodyLength) {
        return ending.pause().isEmpty() ? NONE : new Pauses(ending.pause(), bodyLength);
    }

    /** Whether nothing more may go out before a pause. Behind the last byte there is nothing to hold back. */
    boolean areDue(long sent) {
        return sent == next && (sent < bodyLength || bodyLength == 0);
    }

    /** How much may go out before the next pause. */
    long room(long sent) {
        return next - sent;
    }

    /**
     * Begins the pause that is due, so that it is not due any more.
     *
     * @param now the current tick
     * @param goOn what to go on with when it is over, on the I/O thread
     */
    void begin(long now, Timer timer, Executor thread, Runnable goOn) {
        Pause begun = pause.orElseThrow();
        next = begun.step() > Long.MAX_VALUE - next ? Long.MAX_VALUE : next + begun.step();
        if (begun.gate().isEmpty()) {
            timer.at(now + begun.nanos(), thread, goOn);
        } else {
            withdrawal = begun.gate().get().whenOpen(() -> HandOver.to(thread, goOn));
        }
    }

    /** The response is over: waits for nothing any more. */
    void end() {
        withdrawal.run();
    }
}
