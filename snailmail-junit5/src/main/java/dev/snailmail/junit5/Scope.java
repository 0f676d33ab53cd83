package dev.snailmail.junit5;

import dev.snailmail.fault.FaultPlan;
import dev.snailmail.locking.GuardedBy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A class or a test while it runs, with the servers of one extension that it uses. A server takes part as soon as the class
 * or the test may hold a handle to it, under any name. Tuning from then on is undone at the end.
 *
 * <p>Tests that run in parallel may start a server for their class, so several threads add servers to a class.
 */
final class Scope {

    private final ExtensionContext context;
    private final VisibleStores stores;
    private final DeclaredFaults faults;
    private final Instant began = Instant.now();

    @GuardedBy("this")
    private final Map<StoreSource, ServerInUse> servers = new LinkedHashMap<>();

    /**
     * @param context the class or the test
     * @param stores what it sees
     * @param faults the faults that are declared on it
     */
    Scope(ExtensionContext context, VisibleStores stores, DeclaredFaults faults) {
        this.context = context;
        this.stores = stores;
        this.faults = faults;
    }

    /**
     * Has a server take part, if it lasts for all of this scope: its counters start over before a test, and it gets the
     * faults of the scope.
     *
     * @param store the store that it serves
     * @param server the server
     * @return the server, if it is new here
     */
    Optional<ServerInUse> use(StoreSource store, RunningStore server) {
        if (!Contexts.isWithin(context.getUniqueId(), server.scope().getUniqueId())) {
            return Optional.empty();
        }
        ServerInUse added = new ServerInUse(store, stores.hidden().contains(store), server);
        synchronized (this) {
            if (servers.putIfAbsent(store, added) != null) {
                return Optional.empty();
            }
        }
        FaultPlan plan = faults.planFor(store);
        if (isTest()) {
            server.reset();
            server.usedFaults().begin(!plan.isEmpty());
        }
        server.tunings().begin(context.getUniqueId(), plan);
        return Optional.of(added);
    }

    /** Undoes what has been tuned. */
    void end() {
        Closing.all(servers().stream()
                .map(used -> (Runnable) () -> used.server().tunings().end(context.getUniqueId()))
                .toList());
    }

    boolean isTest() {
        return context.getTestMethod().isPresent();
    }

    DeclaredFaults faults() {
        return faults;
    }

    VisibleStores stores() {
        return stores;
    }

    /** The servers that take part so far. */
    synchronized List<ServerInUse> servers() {
        return List.copyOf(servers.values());
    }

    /** When it began, by the clock on the wall. */
    Instant began() {
        return began;
    }
}
