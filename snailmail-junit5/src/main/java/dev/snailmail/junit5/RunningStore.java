package dev.snailmail.junit5;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Network;
import dev.snailmail.store.ObjectStore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server as long as the context that it was started in; JUnit closes it. The tests that use it take turns.
 *
 * <p>JUnit 5.10 to 5.12 close a {@code CloseableResource} only, later versions an {@link AutoCloseable} too; 5.13 warns
 * of the first without the second.
 */
@SuppressWarnings("deprecation") // CloseableResource is what JUnit 5.10 to 5.12 know, and every version still closes.
final class RunningStore implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private final SlowServer server;
    private final ObjectStore store;
    private final ServerHandle handle;
    private final AtomicReference<String> testAtWork = new AtomicReference<>();
    private volatile boolean closed;

    /**
     * @param server the server
     * @param store what it serves, to be closed after it
     */
    RunningStore(SlowServer server, ObjectStore store) {
        this.server = server;
        this.store = store;
        this.handle = new LentServer(server);
    }

    /** A server that closes its store itself. */
    RunningStore(SlowServer server) {
        this(server, null);
    }

    ServerHandle handle() {
        return handle;
    }

    boolean isOpen() {
        return !closed;
    }

    /** Counts from zero for a test, which no other test may disturb. */
    void beginTest(String test) {
        String other = testAtWork.compareAndExchange(null, test);
        if (other != null) {
            throw new ExtensionConfigurationException(test + " runs while " + other
                    + " does, but they share one server, whose counters start over before each test. Run them one after"
                    + " the other with @Execution(SAME_THREAD) on the class, or give each its own server with"
                    + " @RegisterExtension on a field that is not static.");
        }
        server.reset();
    }

    void endTest() {
        testAtWork.set(null);
    }

    Network network() {
        return server.network();
    }

    FaultPlan faults() {
        return server.faults();
    }

    /** Adds faults to those there are, and before them, since they are meant for less. */
    void add(FaultPlan faults) {
        if (!faults.isEmpty()) {
            server.inject(faults.followedBy(server.faults()));
        }
    }

    void restore(Network network, FaultPlan faults) {
        if (!server.network().equals(network)) {
            server.setNetwork(network);
        }
        if (!server.faults().equals(faults)) {
            server.inject(faults);
        }
    }

    @Override
    public void close() {
        closed = true;
        server.close();
        if (store != null) {
            store.close();
        }
    }
}
