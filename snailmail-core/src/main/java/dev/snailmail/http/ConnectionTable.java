package dev.snailmail.http;

import dev.snailmail.network.ConnectionCost;
import dev.snailmail.recording.Outcome;
import dev.snailmail.time.Joining;
import dev.snailmail.time.Ticker;
import dev.snailmail.time.Timer;
import dev.snailmail.trace.ConnectionTrace;
import dev.snailmail.trace.Traces;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.AttachmentKey;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.XnioIoThread;

/** The connections that are open, from their arrival to their end, and what the network makes of them. */
final class ConnectionTable {

    private static final AttachmentKey<ClientConnection> CLIENT = AttachmentKey.create(ClientConnection.class);

    /** The threads close their connections at once; only one that user code holds up takes this long. */
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(10);

    private final Supplier<Round> rounds;
    private final Traces traces;
    private final Timer timer;
    private final Ticker ticker;
    private final HalfCloses halfCloses = new HalfCloses(PeerSockets.ofThisMachine());
    private final ConnectionGate gate = new ConnectionGate(this::cost);
    private final AtomicLong lastId = new AtomicLong();
    private final Map<StreamConnection, ClientConnection> open = new ConcurrentHashMap<>();
    private volatile boolean closing;

    ConnectionTable(Supplier<Round> rounds, Traces traces, Timer timer, Ticker ticker) {
        this.rounds = rounds;
        this.traces = traces;
        this.timer = timer;
        this.ticker = ticker;
    }

    private ConnectionCost cost() {
        return rounds.get().network().connectionCost();
    }

    /**
     * A client has opened a connection, which is let in now or later, or refused. On its I/O thread.
     *
     * @param http reads its requests when it is let in
     */
    void arrived(StreamConnection connection, ChannelListener<StreamConnection> http) {
        Round round = rounds.get();
        long now = ticker.nanos();
        // What is opened now costs what it costs now, whenever its first request comes.
        long connectNanos = Ticks.of(round.network().connectionCost().connect());
        ConnectionTrace trace = traces.connected(new WireEnds(connection));
        Runnable enter = () -> enter(connection, now, connectNanos, trace, http);
        ConnectionGate.Verdict verdict = gate.arrive(connection.getIoThread(), enter);
        if (verdict == ConnectionGate.Verdict.REFUSED) {
            round.recorder().connectionRefused();
            refuse(connection);
            trace.refused();
            return;
        }
        round.recorder().connectionOpened();
        if (verdict == ConnectionGate.Verdict.ENTERS) {
            enter.run();
        }
    }

    private void enter(
            StreamConnection connection,
            long openedTick,
            long connectNanos,
            ConnectionTrace trace,
            ChannelListener<StreamConnection> http) {
        IdleTimeout idleTimeout = new IdleTimeout(connection, this::cost, timer, ticker);
        HeadTimeout headTimeout = new HeadTimeout(connection, this::cost, timer, ticker);
        HeadConduit heads = new HeadConduit(connection.getSourceChannel().getConduit(), ticker, headTimeout::begin);
        ClientConnection client = new ClientConnection(
                connection, openedTick, connectNanos, idleTimeout, headTimeout, heads, halfCloses, trace);
        client.watch(reason -> rounds.get().recorder().requestRefused(reason));
        open.put(connection, client);
        connection.setCloseListener(closed -> leave(connection, client));
        if (closing) {
            // It was accepted while the others were being closed.
            IoUtils.safeClose(connection);
            return;
        }
        client.entered(ticker.nanos());
        http.handleEvent(connection);
    }

    private void leave(StreamConnection connection, ClientConnection client) {
        open.remove(connection);
        client.closed(closing ? Outcome.SERVER_CLOSED : Outcome.CLIENT_LEFT);
        gate.leave();
    }

    /** A reset rather than an end, as from a port on which nobody listens. */
    private static void refuse(StreamConnection connection) {
        try {
            connection.setOption(Options.CLOSE_ABORT, true);
        } catch (IOException alreadyReset) {
            // Its client has left.
        }
        IoUtils.safeClose(connection);
    }

    /** {@return the connection of an exchange, numbered when it brings its first one} */
    ClientConnection of(HttpServerExchange exchange) {
        HttpServerConnection connection = (HttpServerConnection) exchange.getConnection();
        ClientConnection known = connection.getAttachment(CLIENT);
        if (known != null) {
            return known;
        }
        ClientConnection client = open.get(connection.getChannel());
        client.identify(lastId.incrementAndGet(), connection);
        connection.putAttachment(CLIENT, client);
        return client;
    }

    /** Lets in whom a new limit has room for, and has every connection look how long it may be idle. */
    void networkChanged() {
        gate.review();
        open.values().forEach(client -> HandOver.to(client.thread(), client::networkChanged));
    }

    /** From here on, a connection that closes is closed by the server. */
    void closing() {
        closing = true;
        gate.close();
        halfCloses.close();
    }

    /**
     * Closes every connection, each on its I/O thread, and waits until that is done. While those threads still take tasks:
     * Undertow hands a pipelined request over to its thread, and logs an error if that is shutting down.
     */
    void closeAll() {
        boolean answering = !(Thread.currentThread() instanceof XnioIoThread);
        while (answering && !open.isEmpty()) {
            List<StreamConnection> closing = List.copyOf(open.keySet());
            CountDownLatch left = new CountDownLatch(closing.size());
            closing.forEach(connection -> HandOver.to(connection.getIoThread(), () -> {
                IoUtils.safeClose(connection);
                left.countDown();
            }));
            answering = Joining.uninterruptibly(left, CLOSING_LIMIT);
        }
    }

    /** Ends what is in flight. Only to be called when no I/O thread is running any more. */
    void abandonAll() {
        open.values().forEach(client -> client.closed(Outcome.SERVER_CLOSED));
        open.clear();
    }
}
