package dev.snailmail.junit5;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The servers that a test uses, of all extensions that have any for it: one for annotations, one for each builder in a field.
 *
 * <ul>
 *   <li>Each {@link SlowStoreExtension} begins a {@link Scope} before the test, and tells of each server that it adds.
 *   <li>A {@link NetworkInvocation} sets the network of each, whether it is there already or comes later.
 *   <li>{@link BudgetExtension} looks for those that budgets are of, just before the test method.
 *   <li>After the test, each extension reports on the servers of its own scope and ends that.
 * </ul>
 *
 * <p>They are kept in the context of the test, with which JUnit drops them; nobody takes one out before. All these are
 * callbacks of one test, for which JUnit uses one thread at a time.
 */
final class TestServers {

    private static final Namespace NAMESPACE = Namespace.create(TestServers.class);

    private final Map<SlowStoreExtension, Scope> scopes = new LinkedHashMap<>();
    private final List<Consumer<ServerInUse>> waiting = new ArrayList<>();

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
     * @param scope the test, with the servers of this extension
     */
    void begin(SlowStoreExtension extension, Scope scope) {
        scopes.put(extension, scope);
    }

    /** Notes that a server has been added to one of the scopes. */
    void added(ServerInUse server) {
        waiting.forEach(action -> action.accept(server));
    }

    /** Does something with each server, and with those that are added later when they are. */
    void forEach(Consumer<ServerInUse> action) {
        servers().forEach(action);
        waiting.add(action);
    }

    /** The names that an annotation at the test may give, one of which may be empty. */
    List<String> storeNames() {
        return servers()
                .filter(server -> !server.isHidden())
                .map(server -> server.store().name())
                .toList();
    }

    /** Names the files of each server. No two servers of a test have files of one name. */
    Map<ServerInUse, String> fileNames() {
        Map<ServerInUse, String> names = new LinkedHashMap<>();
        servers().forEach(server -> {
            String name = server.fileName();
            for (int i = 2; names.containsValue(name); i++) {
                name = server.fileName() + "-" + i;
            }
            names.put(server, name);
        });
        return names;
    }

    private Stream<ServerInUse> servers() {
        return scopes.values().stream().flatMap(scope -> scope.servers().stream());
    }

    Collection<Scope> scopes() {
        return Collections.unmodifiableCollection(scopes.values());
    }

    /** That of one extension; empty if it has not begun. */
    Optional<Scope> scopeOf(SlowStoreExtension extension) {
        return Optional.ofNullable(scopes.get(extension));
    }
}
