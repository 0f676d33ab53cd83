package dev.snailmail.http;

import dev.snailmail.network.ConnectionCost;
import dev.snailmail.time.Ticker;
import dev.snailmail.time.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.conduits.ConduitStreamSourceChannel;

/**
 * Closes a connection that has had no request for as long as the network says. At most one event is pending for each
 * connection. If requests came meanwhile, it is scheduled again for when the connection will have been idle for that
 * long. Belongs to the I/O thread of the connection.
 */
final class IdleTimeout {

    private final StreamConnection connection;
    private final Supplier<ConnectionCost> costs;
    private final Timer timer;
    private final Ticker ticker;

    private long idleSince;

    /** The pending event; null without one. */
    private Timer.Task event;

    IdleTimeout(StreamConnection connection, Supplier<ConnectionCost> costs, Timer timer, Ticker ticker) {
        this.connection = connection;
        this.costs = costs;
        this.timer = timer;
        this.ticker = ticker;
    }

    /** From this tick on nothing is going on. */
    void idle(ClientConnection client, long tick) {
        idleSince = tick;
        if (event == null) {
            schedule(client);
        }
    }

    /** The network has changed, and with it perhaps the timeout. */
    void review(ClientConnection client) {
        end();
        schedule(client);
    }

    /** The connection has closed, or the timeout may have changed. */
    void end() {
        if (event != null) {
            event.cancel();
            event = null;
        }
    }

    private void schedule(ClientConnection client) {
        Optional<Duration> timeout = costs.get().idleTimeout();
        if (timeout.isPresent() && connection.isOpen()) {
            long tick = idleSince + Ticks.of(timeout.get());
            event = timer.at(tick, connection.getIoThread(), () -> due(client));
        }
    }

    private void due(ClientConnection client) {
        event = null;
        long now = ticker.nanos();
        if (client.isBusy() || !isAwaitingRequest()) {
            idleSince = now;
        }
        Optional<Duration> timeout = costs.get().idleTimeout();
        if (timeout.isPresent() && idleSince + Ticks.of(timeout.get()) - now <= 0) {
            closeUnlessAsked(client);
        } else {
            schedule(client);
        }
    }

    /** Not so between a response that had to wait for its client and the pipelined request behind it. */
    private boolean isAwaitingRequest() {
        return connection.getSourceChannel().isReadResumed();
    }

    /**
     * A request may have come that this thread has not read yet. Its client would see a reset, not an end, if the
     * connection were closed over it; so Undertow gets one more look.
     */
    private void closeUnlessAsked(ClientConnection client) {
        int requests = client.requests();
        ConduitStreamSourceChannel source = connection.getSourceChannel();
        ChannelListeners.invokeChannelListener(source, source.getReadListener());
        if (client.requests() == requests) {
            IoUtils.safeClose(connection);
        }
    }
}
