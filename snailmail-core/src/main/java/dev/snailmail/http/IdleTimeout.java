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
 * Closes a connection that has had no request for as long as the network says. At most one event is on its way to it:
 * where there were requests meanwhile, it is sent on to when the connection will have been idle for that long. Belongs
 * to the I/O thread of the connection.
 */
final class IdleTimeout {

    private final StreamConnection connection;
    private final Supplier<ConnectionCost> costs;
    private final Timer timer;
    private final Ticker ticker;

    private long idleSince;
    private boolean armed;
    private long armedTick;

    IdleTimeout(StreamConnection connection, Supplier<ConnectionCost> costs, Timer timer, Ticker ticker) {
        this.connection = connection;
        this.costs = costs;
        this.timer = timer;
        this.ticker = ticker;
    }

    /** From this tick on nothing is going on. */
    void idle(ClientConnection client, long tick) {
        idleSince = tick;
        if (!armed) {
            arm(client);
        }
    }

    /** The network has changed. An event on its way comes to nothing. */
    void review(ClientConnection client) {
        arm(client);
    }

    private void arm(ClientConnection client) {
        armed = false;
        Optional<Duration> timeout = costs.get().idleTimeout();
        if (timeout.isPresent() && connection.isOpen()) {
            long tick = idleSince + Ticks.of(timeout.get());
            armed = true;
            armedTick = tick;
            timer.at(tick, connection.getIoThread(), () -> due(client, tick));
        }
    }

    private void due(ClientConnection client, long tick) {
        if (!armed || tick != armedTick) {
            return;
        }
        armed = false;
        long now = ticker.nanos();
        if (client.isBusy() || !isAwaitingRequest()) {
            idleSince = now;
        }
        Optional<Duration> timeout = costs.get().idleTimeout();
        if (timeout.isPresent() && idleSince + Ticks.of(timeout.get()) - now <= 0) {
            closeUnlessAsked(client);
        } else {
            arm(client);
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
