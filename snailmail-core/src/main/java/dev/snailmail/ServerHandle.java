package dev.snailmail;

import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import java.net.URI;
import java.util.SortedSet;

/**
 * A running server as a test holds it: everything that may be asked of it or tuned, but not closed. Safe for use by
 * any thread.
 */
public interface ServerHandle {

    /** {@return the URL that keys are relative to, such as {@code http://127.0.0.1:40123/}} */
    URI baseUri();

    /**
     * The URL of an object.
     *
     * @param key the key; encoded as needed, whether there is such an object or not
     * @return its URL
     */
    URI uri(String key);

    /** {@return the port that is served on, on the loopback address} */
    int port();

    /** {@return what is served, for people: the path, or another name} */
    String root();

    /** {@return the keys of all objects there are now} */
    SortedSet<String> keys();

    /** {@return the network as it is now} */
    Network network();

    /** {@return which requests meet which fault, as it is now} */
    FaultPlan faults();

    /**
     * What happened since the start or the last {@link #reset()}. Waits until all requests have ended, a second at
     * the most, so that a test which asserts right after its client returned sees all of it; what has not ended by
     * then is in the recording as {@linkplain dev.snailmail.recording.Outcome#INCOMPLETE incomplete}.
     *
     * @return the recording
     */
    Recording recording();

    /**
     * Like {@link #recording()}, but without waiting for requests in flight; a request of which a client holds the
     * last byte is complete in it nevertheless.
     *
     * @return the recording
     */
    Recording snapshot();

    /**
     * What happens while an action runs. Only requests that arrive during the action are in it; it waits for those
     * to end as {@link #recording()} does. Windows may nest and overlap, and a {@link #reset()} leaves them alone.
     *
     * @param <X> what the action may throw
     * @param action the action; runs once, on this thread
     * @return the recording of this window
     * @throws X what the action throws
     */
    <X extends Exception> Recording during(Action<X> action) throws X;

    /**
     * Starts over: counts and records are empty, the pipe is free, and the same requests draw the same latencies
     * again. Requests in flight belong to what was before. The network stays as it is, and so do the faults, but for those
     * that hold until a reset; they count from one again.
     */
    void reset();

    /**
     * Changes the latency of the requests that arrive from now on.
     *
     * @param latency the new law
     * @throws IllegalArgumentException if it is too fast at the server's time scale; nothing changes then
     */
    void setLatency(Latency latency);

    /**
     * Changes the bandwidth, for responses on their way too.
     *
     * @param bandwidth the new rate
     * @throws IllegalArgumentException if it is too fast at the server's time scale; nothing changes then
     */
    void setBandwidth(Bandwidth bandwidth);

    /**
     * Changes the network as a whole, for the requests that arrive from now on; those in flight stay on the one they
     * met. Requests that repeat earlier ones go on where those left off in their draws. Limits of connections hold at
     * once, what opening one costs for those that are opened from now on.
     *
     * @param network the new network
     * @throws IllegalArgumentException if it is too fast at the server's time scale; nothing changes then
     */
    void setNetwork(Network network);

    /**
     * Changes which of the requests that arrive from now on meet which fault. The plan before is replaced; this one
     * counts requests from one, while its time still runs from the start or the last {@link #reset()}.
     *
     * @param plan the new plan, {@link FaultPlan#none()} for no faults
     */
    void inject(FaultPlan plan);

    /**
     * Something to run that may throw.
     *
     * @param <X> what it may throw
     */
    @FunctionalInterface
    interface Action<X extends Exception> {

        /**
         * Runs it.
         *
         * @throws X whatever goes wrong
         */
        void run() throws X;
    }
}
