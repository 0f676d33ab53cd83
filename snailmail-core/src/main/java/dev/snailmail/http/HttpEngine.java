package dev.snailmail.http;

import dev.snailmail.dialect.Dialect;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.hosts.AllowedHosts;
import dev.snailmail.locking.GuardedBy;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.time.Ticker;
import dev.snailmail.time.Timer;
import dev.snailmail.trace.Traces;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apiguardian.api.API;

/**
 * A running server: a listener, a timer and the round that arriving requests belong to. Safe for use by any
 * thread.
 */
@API(status = API.Status.INTERNAL)
public final class HttpEngine implements AutoCloseable {

    private final Ticker ticker;
    private final AtomicReference<Round> round;
    private final Timer timer;
    private final ConnectionTable connections;
    private final Listener listener;
    private final Locksteps locksteps;

    @GuardedBy("this")
    private boolean closed;

    private HttpEngine(
            Ticker ticker,
            AtomicReference<Round> round,
            Timer timer,
            ConnectionTable connections,
            Listener listener,
            Locksteps locksteps) {
        this.ticker = ticker;
        this.round = round;
        this.timer = timer;
        this.connections = connections;
        this.listener = listener;
        this.locksteps = locksteps;
    }

    /**
     * Starts to serve on the loopback address.
     *
     * @param port the port, 0 for any free one
     * @param hosts the hosts whose requests are answered
     * @param store what to serve; stays the caller's to close
     * @param dialect how to speak to it
     * @param ticker the clock of this server, which may run faster or slower than this machine's
     * @param first the round of the first requests
     * @param traces what hears of every request and connection
     * @return the running engine
     * @throws IOException if the port cannot be bound, or sockets cannot be opened; nothing is left running then
     */
    public static HttpEngine start(
            int port, AllowedHosts hosts, ObjectStore store, Dialect dialect, Ticker ticker, Round first, Traces traces)
            throws IOException {
        WarmUp.begin();
        AtomicReference<Round> round = new AtomicReference<>(first);
        Timer timer = Timer.start("snailmail-timer", ticker);
        ConnectionTable connections = new ConnectionTable(round::get, traces, timer, ticker);
        try {
            Locksteps locksteps = new Locksteps(timer, ticker);
            ExchangeHandler handler =
                    new ExchangeHandler(hosts, round::get, store, dialect, connections, locksteps, timer, ticker);
            Listener listener = Listener.start(port, handler, connections);
            WarmUp.once(listener);
            return new HttpEngine(ticker, round, timer, connections, listener, locksteps);
        } catch (IOException | RuntimeException e) {
            timer.close();
            throw e;
        }
    }

    /** {@return the port that is served on} */
    public int port() {
        return listener.port();
    }

    /** {@return the round of the requests that arrive now} */
    public Round round() {
        return round.get();
    }

    /** Starts another round; requests in flight stay in theirs. */
    public void reset() {
        round.updateAndGet(current -> current.next(ticker.nanos()));
    }

    /**
     * Changes the latency of the requests that arrive from now on.
     *
     * @param latency the new law
     */
    public void setLatency(Latency latency) {
        round.updateAndGet(current -> current.withLatency(latency));
    }

    /**
     * Changes the rate of the pipe, for bodies on their way too.
     *
     * @param bandwidth the new rate
     */
    public void setBandwidth(Bandwidth bandwidth) {
        round.updateAndGet(current -> current.withBandwidth(bandwidth));
        // Of two changes at once, both apply the one that is in force.
        round.get().applyBandwidth();
    }

    /**
     * Changes the network as a whole, for the requests that arrive and the connections that are opened from now on.
     *
     * @param network the new network
     */
    public void setNetwork(Network network) {
        round.updateAndGet(current -> current.withNetwork(network));
        connections.networkChanged();
    }

    /**
     * Changes which of the requests that arrive from now on meet which fault.
     *
     * @param plan the new plan
     */
    public void inject(FaultPlan plan) {
        round.updateAndGet(current -> current.withFaults(plan));
    }

    /**
     * Begins to release responses in rounds, those of the requests that arrive from now on.
     *
     * @param quiet how long no request must have arrived before a round is released, in real time
     * @param holdLimit how long a round may be held at the most, in real time
     * @return the lockstep, to be closed
     * @throws IllegalArgumentException if one of them is out of bounds
     * @throws IllegalStateException if there is a lockstep already
     */
    public LockstepRun lockstep(Duration quiet, Duration holdLimit) {
        return locksteps.begin(quiet, holdLimit);
    }

    /** Stops to serve: ends requests in flight and frees the port and every thread. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        connections.closing();
        timer.close();
        listener.stopAccepting();
        connections.closeAll();
        listener.close();
        // No I/O thread is left, so what they have not settled is settled here.
        connections.abandonAll();
    }
}
