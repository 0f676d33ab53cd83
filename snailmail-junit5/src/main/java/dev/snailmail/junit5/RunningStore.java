package dev.snailmail.junit5;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.SlowServerBuilder;
import dev.snailmail.fault.FaultPlan;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server as long as the context that it was started in; JUnit closes it.
 *
 * <p>JUnit 5.10 to 5.12 close a {@code CloseableResource} only, later versions an {@link AutoCloseable} too; 5.13 warns
 * of the first without the second.
 */
@SuppressWarnings("deprecation") // CloseableResource is what JUnit 5.10 to 5.12 know, and every version still closes.
final class RunningStore implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private final SlowServerBuilder settings;
    private final SlowServer server;
    private final Runnable closeStore;
    private final String where;
    private final ExtensionContext scope;
    private final boolean isCopy;
    private final UsedFaults usedFaults;
    private final LentServer handle;
    private final Tunings tunings;
    private volatile Runnable first = () -> {};
    private volatile boolean closed;

    private RunningStore(
            SlowServerBuilder settings,
            SlowServer server,
            Runnable closeStore,
            String where,
            ExtensionContext scope,
            boolean isCopy) {
        this.settings = settings;
        this.server = server;
        this.closeStore = closeStore;
        this.where = where;
        this.scope = scope;
        this.isCopy = isCopy;
        this.usedFaults = new UsedFaults(server);
        this.handle = new LentServer(server, where, Contexts.describe(scope), usedFaults::keep);
        this.tunings = new Tunings(server);
    }

    /**
     * Starts a server.
     *
     * @param settings what it is started with
     * @param closeStore closes what it serves, after it
     * @param where the annotation or the field that it is started for
     * @param scope the class or the test that it ends with
     */
    static RunningStore start(SlowServerBuilder settings, Runnable closeStore, String where, ExtensionContext scope) {
        return new RunningStore(settings, settings.start(), closeStore, where, scope, false);
    }

    /** Starts another one that serves the same, as this one is tuned for a class or a test, but counts by itself. */
    RunningStore another(ExtensionContext narrower) {
        try {
            RunningStore another = new RunningStore(settings, settings.start(), () -> {}, where, narrower, true);
            tunings.stateWithin(narrower.getUniqueId()).applyTo(another.server);
            return another;
        } catch (UncheckedIOException e) {
            throw new ExtensionConfigurationException(
                    where + ": " + Contexts.describe(narrower)
                            + " may run at the same time as other tests and so needs a server of its own," + " but "
                            + e.getMessage(),
                    e);
        }
    }

    /**
     * Adds what is to be closed before the server.
     *
     * @param resource closes it
     */
    void closesFirst(Runnable resource) {
        first = resource;
    }

    ServerHandle handle() {
        return handle;
    }

    /** How often its planned faults were used since the test began. */
    UsedFaults usedFaults() {
        return usedFaults;
    }

    Tunings tunings() {
        return tunings;
    }

    /** The class or the test that it ends with. */
    ExtensionContext scope() {
        return scope;
    }

    /** Whether it has begun as another one was tuned, faults included. */
    boolean isCopy() {
        return isCopy;
    }

    /** Adds faults, which come before those it was built with. */
    void addFaults(FaultPlan faults) {
        if (!faults.isEmpty()) {
            server.inject(faults.followedBy(server.faults()));
        }
    }

    boolean isOpen() {
        return !closed;
    }

    /** Starts counters over before a test. A fault that ends at a reset ends at one that the test asks for. */
    void reset() {
        FaultPlan plan = server.faults();
        server.reset();
        if (!server.faults().equals(plan)) {
            server.inject(plan);
        }
    }

    @Override
    public void close() {
        closed = true;
        handle.end();
        Closing.all(first, server::close, closeStore);
    }
}
