package dev.snailmail.junit5;

import dev.snailmail.ServerHandle;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Lockstep;
import dev.snailmail.recording.Recording;
import java.net.URI;
import java.time.Duration;
import java.util.SortedSet;

/**
 * A server in the hands of a test, which cannot be cast to something that closes. After its time it still tells what
 * happened, and whose it was when it is asked for anything else.
 */
final class LentServer implements ServerHandle {

    private final ServerHandle server;
    private final String where;
    private final String whose;
    private final Runnable beforeReset;
    private volatile boolean over;

    /**
     * @param server the server
     * @param where the annotation or the field that it is started for
     * @param whose the class or the test that it ends with
     * @param beforeReset runs before each reset that a test asks for
     */
    LentServer(ServerHandle server, String where, String whose, Runnable beforeReset) {
        this.server = server;
        this.where = where;
        this.whose = whose;
        this.beforeReset = beforeReset;
    }

    /** The time of the test is over. */
    void end() {
        over = true;
    }

    private ServerHandle serving() {
        if (over) {
            throw new IllegalStateException("this server, of " + where + ", was closed at the end of " + whose
                    + "; only its recording can still be read, so take one in the test that needs it");
        }
        return server;
    }

    @Override
    public URI baseUri() {
        return serving().baseUri();
    }

    @Override
    public URI uri(String key) {
        return serving().uri(key);
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public String root() {
        return server.root();
    }

    @Override
    public SortedSet<String> keys() {
        return serving().keys();
    }

    @Override
    public Network network() {
        return server.network();
    }

    @Override
    public FaultPlan faults() {
        return server.faults();
    }

    @Override
    public Recording recording() {
        return server.recording();
    }

    @Override
    public Recording snapshot() {
        return server.snapshot();
    }

    @Override
    public <X extends Exception> Recording during(Action<X> action) throws X {
        return serving().during(action);
    }

    @Override
    public <X extends Exception> Lockstep lockstep(Action<X> action) throws X {
        return serving().lockstep(action);
    }

    @Override
    public <X extends Exception> Lockstep lockstep(Duration quiet, Action<X> action) throws X {
        return serving().lockstep(quiet, action);
    }

    @Override
    public <X extends Exception> Lockstep lockstep(Duration quiet, Duration holdLimit, Action<X> action) throws X {
        return serving().lockstep(quiet, holdLimit, action);
    }

    @Override
    public void reset() {
        ServerHandle serving = serving();
        beforeReset.run();
        serving.reset();
    }

    @Override
    public void setLatency(Latency latency) {
        serving().setLatency(latency);
    }

    @Override
    public void setBandwidth(Bandwidth bandwidth) {
        serving().setBandwidth(bandwidth);
    }

    @Override
    public void setNetwork(Network network) {
        serving().setNetwork(network);
    }

    @Override
    public void inject(FaultPlan plan) {
        serving().inject(plan);
    }

    @Override
    public String toString() {
        return server.toString();
    }
}
