package dev.snailmail.junit5;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** The classes and tests of one extension that run, and the servers that they use. */
final class Scopes {

    private final SlowStoreExtension extension;
    private final Function<ExtensionContext, VisibleStores> storesOf;
    private final Consumer<RunningStore> started;
    private final Servers servers = new Servers(this::prepare);

    /**
     * @param extension whose scopes these are
     * @param storesOf finds what a class or a test sees
     * @param started is called with each server that is started
     */
    Scopes(
            SlowStoreExtension extension,
            Function<ExtensionContext, VisibleStores> storesOf,
            Consumer<RunningStore> started) {
        this.extension = extension;
        this.storesOf = storesOf;
        this.started = started;
    }

    /** Begins a class or a test. */
    Scope begin(ExtensionContext context, VisibleStores stores, DeclaredFaults faults) {
        Scope scope = new Scope(context, stores, faults);
        store(context).put(context.getUniqueId(), scope);
        return scope;
    }

    /** Takes out a class that has ended; empty if it has not begun. */
    Optional<Scope> remove(ExtensionContext context) {
        return Optional.ofNullable(store(context).remove(context.getUniqueId(), Scope.class));
    }

    private Store store(ExtensionContext context) {
        return context.getStore(Namespace.create(Scopes.class, extension));
    }

    /** Finds or starts a server for a class or a test. It takes part there and in the classes around. */
    RunningStore use(StoreSource source, ExtensionContext running) {
        RunningStore server = servers.of(source, running);
        for (Scope scope : around(running)) {
            Optional<ServerInUse> added = scope.use(source, server);
            if (scope.isTest()) {
                added.ifPresent(TestServers.of(running)::added);
            }
        }
        return server;
    }

    /** A class around may hold handles to hidden stores. Where nobody has asked for one yet, no server is started. */
    void useStarted(Collection<StoreSource> hidden, ExtensionContext running) {
        hidden.stream()
                .filter(source -> servers.started(source, running).isPresent())
                .forEach(source -> use(source, running));
    }

    /** Starts a server before the class begins. */
    void start(StoreSource source, ExtensionContext running) {
        servers.of(source, running);
    }

    /** Returns the server that a class or a test would {@link #use}, if it has been started. */
    Optional<RunningStore> started(StoreSource source, ExtensionContext running) {
        return servers.started(source, running);
    }

    /** The classes take part before the test does, as the test may get a copy of what they have tuned. */
    private void prepare(RunningStore server, StoreSource source, ExtensionContext running) {
        if (!server.isCopy()) {
            server.addFaults(DeclaredFaults.ofClassesAround(server.scope(), source, storesOf));
        }
        around(running).stream().filter(scope -> !scope.isTest()).forEach(scope -> scope.use(source, server));
        started.accept(server);
    }

    /** The classes and the test that have begun, the outermost first. */
    private List<Scope> around(ExtensionContext running) {
        List<Scope> scopes = new ArrayList<>();
        // A context also finds what is in the contexts around it, so the key says which one is meant.
        Contexts.outwards(running).stream()
                .map(context -> store(context).get(context.getUniqueId(), Scope.class))
                .filter(Objects::nonNull)
                .forEach(scopes::add);
        Collections.reverse(scopes);
        return scopes;
    }
}
