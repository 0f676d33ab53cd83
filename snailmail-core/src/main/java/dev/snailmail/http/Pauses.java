package dev.snailmail.http;

import dev.snailmail.exchange.Ending;
import dev.snailmail.exchange.Pause;
import java.util.Optional;

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
     * @param response the response that pauses
     * @param now the current tick
     * @param continuation how the response continues, on its I/O thread
     */
    void begin(Response response, long now, Runnable continuation) {
        Pause begun = pause.orElseThrow();
        next = begun.step() > Long.MAX_VALUE - next ? Long.MAX_VALUE : next + begun.step();
        if (begun.gate().isEmpty()) {
            response.continueAt(now + begun.nanos(), continuation);
        } else {
            // From whatever thread opens the gate.
            withdrawal = begun.gate().get().whenOpen(() -> HandOver.to(response.thread(), continuation));
        }
    }

    /** The response is over: waits for nothing any more. */
    void end() {
        withdrawal.run();
    }
}
