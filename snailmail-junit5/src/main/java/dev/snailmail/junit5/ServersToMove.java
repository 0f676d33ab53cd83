package dev.snailmail.junit5;

import dev.snailmail.ServerHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The servers of a test that is to run on another network. Who sets that may come before they start or after. One thread at
 * a time.
 */
final class ServersToMove {

    private static final Namespace NAMESPACE = Namespace.create(ServersToMove.class);

    private final List<Known> servers = new ArrayList<>();
    private final List<BiConsumer<String, ServerHandle>> waiting = new ArrayList<>();

    private ServersToMove() {}

    static ServersToMove in(ExtensionContext test) {
        return test.getStore(NAMESPACE)
                .getOrComputeIfAbsent(test.getUniqueId(), absent -> new ServersToMove(), ServersToMove.class);
    }

    /**
     * Adds a server, whose turn with the test has begun.
     *
     * @param store the name of its store
     * @param server the server
     */
    void add(String store, ServerHandle server) {
        servers.add(new Known(store, server));
        waiting.forEach(each -> each.accept(store, server));
    }

    /** Does something with each server, and with those that are added later when they are. */
    void forEach(BiConsumer<String, ServerHandle> action) {
        servers.forEach(known -> action.accept(known.store(), known.server()));
        waiting.add(action);
    }

    /** The names of the stores, which may be empty. */
    List<String> stores() {
        return servers.stream().map(Known::store).toList();
    }

    private record Known(String store, ServerHandle server) {}
}
