package dev.snailmail.junit5;

import dev.snailmail.ServerHandle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The servers that a test has, of all extensions that have any for it: one for annotations, one for each builder in a field.
 *
 * <ul>
 *   <li>Each {@link SlowStoreExtension} begins its part before the test, and adds each server when its turn has begun.
 *   <li>A {@link NetworkInvocation} moves them, whether they are there before it or come after.
 *   <li>{@link BudgetExtension} looks for those that budgets are of, just before the test method, when all are there.
 *   <li>After the test, each extension reports on its own part and ends the turns of those servers.
 * </ul>
 *
 * <p>They are kept in the context of the test, with which JUnit drops them; nobody takes one out before. All these are
 * callbacks of one test, for which JUnit uses one thread at a time.
 */
final class TestServers {

    private static final Namespace NAMESPACE = Namespace.create(TestServers.class);

    private final Map<SlowStoreExtension, Part> parts = new LinkedHashMap<>();
    private final List<BiConsumer<String, ServerHandle>> waiting = new ArrayList<>();

    private TestServers() {}

    static TestServers of(ExtensionContext test) {
        // A context also finds what is in the contexts around it, so the key says which one is meant.
        return test.getStore(NAMESPACE)
                .getOrComputeIfAbsent(test.getUniqueId(), absent -> new TestServers(), TestServers.class);
    }

    /**
     * Notes that an extension prepares the test, whether it then has a server for it or not.
     *
     * @param extension the extension
     * @param stores what the test sees of it
     */
    void begin(SlowStoreExtension extension, VisibleStores stores) {
        parts.put(extension, new Part(Instant.now(), stores, new LinkedHashMap<>()));
    }

    /**
     * Adds a server, whose turn with the test has begun.
     *
     * @param extension the extension, which has begun
     * @param store what it serves
     * @param server the server
     */
    void add(SlowStoreExtension extension, StoreSource store, RunningStore server) {
        parts.get(extension).servers.put(store, server);
        waiting.forEach(action -> action.accept(store.name(), server.handle()));
    }

    /** Does something with each server and the name of its store, and with those that are added later when they are. */
    void forEach(BiConsumer<String, ServerHandle> action) {
        parts.values()
                .forEach(part -> part.servers.forEach((store, server) -> action.accept(store.name(), server.handle())));
        waiting.add(action);
    }

    /** The names of the stores that there are servers of, which may be empty. */
    List<String> storeNames() {
        return parts.values().stream()
                .flatMap(part -> part.servers.keySet().stream())
                .map(StoreSource::name)
                .toList();
    }

    Collection<Part> parts() {
        return Collections.unmodifiableCollection(parts.values());
    }

    /** That of one extension; empty if it has not begun. */
    Optional<Part> partOf(SlowStoreExtension extension) {
        return Optional.ofNullable(parts.get(extension));
    }

    /**
     * What one extension has for the test.
     *
     * @param began when it began, by the clock on the wall
     * @param stores the stores that the test sees of it
     * @param servers the server of each, once it is added
     */
    record Part(Instant began, VisibleStores stores, Map<StoreSource, RunningStore> servers) {}
}
