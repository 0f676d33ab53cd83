package dev.snailmail.http;

import dev.snailmail.recording.Outcome;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.AttachmentKey;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The connections that have brought a request and are open. */
final class ConnectionTable {

    private static final AttachmentKey<ClientConnection> CLIENT = AttachmentKey.create(ClientConnection.class);

    private final AtomicLong lastId = new AtomicLong();
    private final Set<ClientConnection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /** {@return the connection of an exchange, numbered when it brings its first one} */
    ClientConnection of(HttpServerExchange exchange) {
        ServerConnection connection = exchange.getConnection();
        ClientConnection known = connection.getAttachment(CLIENT);
        if (known != null) {
            return known;
        }
        ClientConnection client = new ClientConnection(lastId.incrementAndGet());
        connection.putAttachment(CLIENT, client);
        open.add(client);
        connection.addCloseListener(closed -> {
            open.remove(client);
            client.abandon(closing ? Outcome.SERVER_CLOSED : Outcome.CLIENT_LEFT);
        });
        return client;
    }

    /** From here on, a connection that closes is closed by the server. */
    void closing() {
        closing = true;
    }

    /** Ends what is in flight. Only to be called when no I/O thread is running any more. */
    void abandonAll() {
        open.forEach(client -> client.abandon(Outcome.SERVER_CLOSED));
        open.clear();
    }
}
