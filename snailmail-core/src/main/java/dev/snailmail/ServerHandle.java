package dev.snailmail;

import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Lockstep;
import dev.snailmail.recording.Recording;
import java.net.URI;
import java.time.Duration;
import java.util.SortedSet;

/**
 * A running server as a test holds it: everything that may be asked of it or tuned, but not closed. Safe for use by
 * any thread.
 */
public interface ServerHandle {

    /** How long it must be quiet before a round of a lockstep is released, where nothing else is said: 15 ms. */
    Duration DEFAULT_QUIET = Duration.ofMillis(15);

    /** How long a round of a lockstep is held at the most, where nothing else is said: 10 s. */
    Duration DEFAULT_HOLD_LIMIT = Duration.ofSeconds(10);

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
     * Counts the rounds of an action with {@link #DEFAULT_QUIET} and {@link #DEFAULT_HOLD_LIMIT}; see
     * {@link #lockstep(Duration, Duration, Action)}.
     *
     * @param <X> what the action may throw
     * @param action the action; runs once, on this thread
     * @return its rounds
     * @throws X what the action throws
     * @throws dev.snailmail.recording.LockstepFailedException if the rounds could not be counted
     * @throws IllegalStateException if a lockstep is running on this server already
     */
    <X extends Exception> Lockstep lockstep(Action<X> action) throws X;

    /**
     * Counts the rounds of an action with {@link #DEFAULT_HOLD_LIMIT}; see {@link #lockstep(Duration, Duration, Action)}.
     *
     * @param <X> what the action may throw
     * @param quiet how long it must be quiet before a round is released, in real time; from 1 ms to 1 s
     * @param action the action; runs once, on this thread
     * @return its rounds
     * @throws X what the action throws
     * @throws dev.snailmail.recording.LockstepFailedException if the rounds could not be counted
     * @throws IllegalArgumentException if {@code quiet} is out of bounds
     * @throws IllegalStateException if a lockstep is running on this server already
     */
    <X extends Exception> Lockstep lockstep(Duration quiet, Action<X> action) throws X;

    /**
     * Counts how often an action has to wait for an answer before it can ask on. While it runs, every response is held
     * until it has been quiet, that is no request has arrived and no byte has moved, and then all that are held are
     * released together: a round. What a reader asks in parallel is one round, as long as it comes within {@code quiet}
     * of each other, and what it asks one after the other as many as there are requests, whatever the latency.
     *
     * <pre>{@code
     * Lockstep steps = server.lockstep(() -> new TileReader(server.uri("tiles.bin")).tile(3, 4));
     * assertThat(steps).completedInAtMostRounds(2);
     * }</pre>
     *
     * <p>Latency, what connections cost, and rates are not waited, nor are latencies drawn; limits of connections and
     * faults apply, and what a fault adds is waited after the release. Requests that are pipelined behind one that is
     * held arrive when that has been answered. A {@link #reset()} and all tuning leave a lockstep alone. Requests that
     * are held when the action returns or throws are released, a last round.
     *
     * <p>It fails, after everything has been released, if a client gives up while its request is held, if a round is held
     * for longer than {@code holdLimit}, from which on all goes on as without a lockstep, or if the server is closed over
     * a request that is held. Where the action throws too, this is suppressed in that.
     *
     * @param <X> what the action may throw
     * @param quiet how long it must be quiet before a round is released, in real time; from 1 ms to 1 s. Longer than a
     *     reader takes between two requests that do not depend on each other.
     * @param holdLimit how long a round may be held at the most, in real time; longer than {@code quiet}, and at most 10
     *     minutes. Shorter than the timeout of the client, it names the requests.
     * @param action the action; runs once, on this thread
     * @return its rounds
     * @throws X what the action throws
     * @throws dev.snailmail.recording.LockstepFailedException if the rounds could not be counted
     * @throws IllegalArgumentException if {@code quiet} or {@code holdLimit} is out of bounds
     * @throws IllegalStateException if a lockstep is running on this server already
     */
    <X extends Exception> Lockstep lockstep(Duration quiet, Duration holdLimit, Action<X> action) throws X;

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
     * @throws IllegalArgumentException if it is too fast at the server's time scale, or its client link belongs to servers
     *     of another; nothing changes then
     */
    void setNetwork(Network network);

    /**
     * Changes which of the requests that arrive from now on meet which fault. The plan before is replaced; this one
     * counts requests from one, while its time still runs from the start or the last {@link #reset()}.
     *
     * @param plan the new plan, {@link FaultPlan#none()} for no faults
     * @throws IllegalArgumentException if a fault waits for less than the timer can hold at the server's time scale; nothing
     *     changes then
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
