package dev.snailmail.junit5;

import dev.snailmail.ServerHandle;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The servers that one extension has for a test, kept for whatever looks at them after it.
 *
 * @param test the test, for people
 * @param stores the stores that it sees
 * @param servers the server of each
 */
record TestServers(String test, VisibleStores stores, Map<StoreSource, RunningStore> servers) {

    private static final Namespace NAMESPACE = Namespace.create(TestServers.class);

    static TestServers none(ExtensionContext test) {
        return new TestServers(Contexts.describe(test), VisibleStores.none(), Map.of());
    }

    /** Those of all extensions: one for annotations, one for each builder in a field. */
    static List<TestServers> of(ExtensionContext test) {
        return kept(test).servers;
    }

    void keepFor(ExtensionContext test) {
        kept(test).servers.add(this);
    }

    private static Kept kept(ExtensionContext test) {
        return test.getStore(NAMESPACE).getOrComputeIfAbsent(test.getUniqueId(), absent -> new Kept(), Kept.class);
    }

    /**
     * The store that a budget is of.
     *
     * @param name its name, which may be empty
     * @param where the annotation that has it
     */
    StoreSource pick(String name, String where) {
        if (stores.areNone()) {
            throw new ExtensionConfigurationException(where + " limits " + test
                    + ", which has no store: put a @SlowStore on it, its class or a class around that");
        }
        return stores.pick(name)
                .orElseThrow(() ->
                        new ExtensionConfigurationException(where + " " + stores.whyNot(name, "@Budget(store = ")));
    }

    ServerHandle server(String name) {
        return servers.get(stores.pick(name).orElseThrow()).handle();
    }

    private static final class Kept {
        private final List<TestServers> servers = new CopyOnWriteArrayList<>();
    }
}
