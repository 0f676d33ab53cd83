package dev.snailmail.junit5;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Starts servers when they are needed first, in the contexts that they end with, and finds them again. */
final class Servers {

    private static final Namespace SERVERS = Namespace.create(Servers.class);

    private final Consumer<RunningStore> started;

    /**
     * @param started is told of each server
     */
    Servers(Consumer<RunningStore> started) {
        this.started = started;
    }

    /**
     * The server that a class or a test has of a store: that of the class the store belongs to, unless it runs beside
     * others which have it too.
     *
     * @param source the store
     * @param running the class or, if each test has its own, the test
     */
    RunningStore of(StoreSource source, ExtensionContext running) {
        if (source.perTest()) {
            return once(source, running, () -> startFor(source, running));
        }
        RunningStore server = once(source, source.context(), () -> source.start(source.context()));
        for (ExtensionContext beside : Contexts.besideOthersWithin(source.context(), running)) {
            RunningStore around = server;
            server = once(source, beside, () -> {
                source.requireSeveral(Contexts.describe(beside));
                return around.another(beside);
            });
        }
        return server;
    }

    private static RunningStore startFor(StoreSource source, ExtensionContext test) {
        if (Contexts.runsBesideOthers(test)) {
            source.requireSeveral(Contexts.describe(test));
        }
        return source.start(test);
    }

    private RunningStore once(StoreSource source, ExtensionContext scope, Supplier<RunningStore> start) {
        Key key = new Key(source.identity(), source.context().getUniqueId(), scope.getUniqueId());
        return scope.getStore(SERVERS)
                .getOrComputeIfAbsent(
                        key,
                        absent -> {
                            RunningStore server = start.get();
                            started.accept(server);
                            return server;
                        },
                        RunningStore.class);
    }

    /** A context also finds what is in the contexts around it, so the key says which one is meant. */
    private record Key(Object identity, String declaredIn, String scope) {}
}
