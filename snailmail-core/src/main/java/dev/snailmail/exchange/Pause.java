package dev.snailmail.exchange;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Where in a body nothing goes out for a while. The head is out by then, unless there is no body: then it is the head
 * that waits.
 *
 * @param first how many bytes of the body are out at the first pause
 * @param step how many bytes are out between two pauses, at least 1; {@link Long#MAX_VALUE} for a single pause
 * @param nanos how long each takes at the least; without meaning where there is a gate
 * @param gate what the pause lasts until the opening of; empty for a pause of a certain length
 */
@API(status = API.Status.INTERNAL)
public record Pause(long first, long step, long nanos, Optional<Gate> gate) {

    /** Something that is opened from outside; safe for use by any thread. */
    @FunctionalInterface
    public interface Gate {

        /**
         * Has something run when the gate is opened, or at once if it is open.
         *
         * @param task what to run, on the thread that opens the gate; must not block and must not throw
         * @return takes the task back; does nothing if it has run
         */
        Runnable whenOpen(Runnable task);
    }

    /**
     * A single pause.
     *
     * @param after how many bytes of the body are out by then
     * @param nanos how long it takes at the least
     * @return the pause
     */
    public static Pause once(long after, long nanos) {
        return new Pause(after, Long.MAX_VALUE, nanos, Optional.empty());
    }

    /**
     * A single pause of no certain length.
     *
     * @param after how many bytes of the body are out by then
     * @param gate what ends it
     * @return the pause
     */
    public static Pause until(long after, Gate gate) {
        return new Pause(after, Long.MAX_VALUE, 0, Optional.of(gate));
    }

    /**
     * A pause over and over.
     *
     * @param bytes how many bytes of the body are out between two pauses
     * @param nanos how long each takes at the least
     * @return the pauses
     */
    public static Pause every(long bytes, long nanos) {
        return new Pause(bytes, bytes, nanos, Optional.empty());
    }
}
