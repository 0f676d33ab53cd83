package dev.snailmail.junit5;

import dev.snailmail.ServerHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The servers that a test has, for another extension of it, which may come before them or after. One thread at a time.
 */
final class ServersOfTest {

    private static final Namespace NAMESPACE = Namespace.create(ServersOfTest.class);

    private final List<Known> servers = new ArrayList<>();
    private final List<BiConsumer<String, ServerHandle>> waiting = new ArrayList<>();

    private ServersOfTest() {}

    static ServersOfTest in(ExtensionContext test) {
        return test.getStore(NAMESPACE)
                .getOrComputeIfAbsent(test.getUniqueId(), absent -> new ServersOfTest(), ServersOfTest.class);
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
