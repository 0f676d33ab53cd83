package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.network.ConnectionCost;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Outcome;
import dev.snailmail.trace.Traces;
import java.lang.reflect.Proxy;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.xnio.StreamConnection;
import org.xnio.conduits.StreamSourceConduit;

/** How many events of idle timeouts are pending. */
class IdleTimeoutEventsTest {

    private final ManualTimer timer = new ManualTimer();
    private final AtomicReference<ConnectionCost> cost = new AtomicReference<>(cost("idleTimeout(60s)"));
    private final StreamConnection connection = new Unconnected();
    private final ClientConnection client = new ClientConnection(
            connection,
            0,
            0,
            new IdleTimeout(connection, cost::get, timer, timer),
            new HeadTimeout(connection, cost::get, timer, timer),
            new HeadConduit(unread(), timer, () -> {}),
            new HalfCloses(new PeerSockets(List.of())),
            Traces.of(List.of(), timer).connected(null));

    private static StreamSourceConduit unread() {
        return (StreamSourceConduit) Proxy.newProxyInstance(
                IdleTimeoutEventsTest.class.getClassLoader(),
                new Class<?>[] {StreamSourceConduit.class},
                (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private static ConnectionCost cost(String network) {
        return Network.parse(network).connectionCost();
    }

    @Test
    void aConnectionHasOneHoweverManyRequestsItBrings() {
        client.entered(0);
        for (int tick = 1; tick <= 1_000; tick++) {
            client.responded(tick);
        }
        assertThat(timer.pending()).isEqualTo(1);
    }

    @Test
    void anotherTimeoutReplacesIt() {
        client.entered(0);
        cost.set(cost("idleTimeout(1s)"));
        client.networkChanged();
        assertThat(timer.pending()).isEqualTo(1);
        cost.set(cost("none"));
        client.networkChanged();
        assertThat(timer.pending()).isZero();
    }

    @Test
    void aConnectionThatClosesHasNone() {
        client.entered(0);
        client.closed(Outcome.CLIENT_LEFT);
        assertThat(timer.pending()).isZero();
    }

    private static final class Unconnected extends StreamConnection {

        Unconnected() {
            super(null);
        }

        @Override
        protected void notifyWriteClosed() {}

        @Override
        protected void notifyReadClosed() {}

        @Override
        public SocketAddress getPeerAddress() {
            return null;
        }

        @Override
        public SocketAddress getLocalAddress() {
            return null;
        }
    }
}
