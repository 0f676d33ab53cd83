package dev.snailmail.junit5;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Starts servers when they are needed first, in the contexts that they end with, and finds them again. */
final class Servers {

    private static final Namespace SERVERS = Namespace.create(Servers.class);

    private final StartListener listener;

    /** Prepares each server before anybody else can find it. */
    @FunctionalInterface
    interface StartListener {

        /**
         * Prepares a server.
         *
         * @param server the server
         * @param source the store that it serves
         * @param running the class or the test that needed it first
         */
        void started(RunningStore server, StoreSource source, ExtensionContext running);
    }

    Servers(StartListener listener) {
        this.listener = listener;
    }

    /**
     * Returns the server that a class or a test has of a store. That is the server of the class the store belongs to, unless
     * the test runs beside others that use it too.
     *
     * @param source the store
     * @param running the class or, if each test has its own, the test
     */
    RunningStore of(StoreSource source, ExtensionContext running) {
        if (source.perTest()) {
            return once(source, running, running, () -> startFor(source, running));
        }
        RunningStore server = once(source, source.context(), running, () -> source.start(source.context()));
        for (ExtensionContext beside : Contexts.besideOthersWithin(source.context(), running)) {
            RunningStore around = server;
            server = once(source, beside, running, () -> {
                source.requireSeveral(Contexts.describe(beside));
                return around.another(beside);
            });
        }
        return server;
    }

    /** Returns the server that {@link #of} would return, if it has been started. */
    Optional<RunningStore> started(StoreSource source, ExtensionContext running) {
        List<ExtensionContext> beside =
                source.perTest() ? List.of(running) : Contexts.besideOthersWithin(source.context(), running);
        ExtensionContext scope = beside.isEmpty() ? source.context() : beside.get(beside.size() - 1);
        return Optional.ofNullable(scope.getStore(SERVERS).get(Key.of(source, scope), RunningStore.class));
    }

    private static RunningStore startFor(StoreSource source, ExtensionContext test) {
        if (Contexts.runsBesideOthers(test)) {
            source.requireSeveral(Contexts.describe(test));
        }
        return source.start(test);
    }

    private RunningStore once(
            StoreSource source, ExtensionContext scope, ExtensionContext running, Supplier<RunningStore> start) {
        return scope.getStore(SERVERS)
                .getOrComputeIfAbsent(
                        Key.of(source, scope),
                        absent -> {
                            RunningStore server = start.get();
                            try {
                                listener.started(server, source, running);
                            } catch (RuntimeException e) {
                                throw Closing.after(e, server::close);
                            }
                            return server;
                        },
                        RunningStore.class);
    }

    /** A context also finds what is in the contexts around it, so the key says which one is meant. */
    private record Key(Object identity, String declaredIn, String scope) {

        static Key of(StoreSource source, ExtensionContext scope) {
            return new Key(source.identity(), source.context().getUniqueId(), scope.getUniqueId());
        }
    }
}
