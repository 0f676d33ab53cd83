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

/** A server in the hands of a test, which cannot be cast to something that closes. */
final class LentServer implements ServerHandle {

    private final ServerHandle server;

    LentServer(ServerHandle server) {
        this.server = server;
    }

    @Override
    public URI baseUri() {
        return server.baseUri();
    }

    @Override
    public URI uri(String key) {
        return server.uri(key);
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
        return server.keys();
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
        return server.during(action);
    }

    @Override
    public <X extends Exception> Lockstep lockstep(Action<X> action) throws X {
        return server.lockstep(action);
    }

    @Override
    public <X extends Exception> Lockstep lockstep(Duration quiet, Action<X> action) throws X {
        return server.lockstep(quiet, action);
    }

    @Override
    public <X extends Exception> Lockstep lockstep(Duration quiet, Duration holdLimit, Action<X> action) throws X {
        return server.lockstep(quiet, holdLimit, action);
    }

    @Override
    public void reset() {
        server.reset();
    }

    @Override
    public void setLatency(Latency latency) {
        server.setLatency(latency);
    }

    @Override
    public void setBandwidth(Bandwidth bandwidth) {
        server.setBandwidth(bandwidth);
    }

    @Override
    public void setNetwork(Network network) {
        server.setNetwork(network);
    }

    @Override
    public void inject(FaultPlan plan) {
        server.inject(plan);
    }

    @Override
    public String toString() {
        return server.toString();
    }
}
