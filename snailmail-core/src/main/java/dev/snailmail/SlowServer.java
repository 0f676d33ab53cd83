package dev.snailmail;

import dev.snailmail.dialect.KeyEncoder;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.fault.Faults;
import dev.snailmail.http.HttpEngine;
import dev.snailmail.http.LockstepRun;
import dev.snailmail.http.Round;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.network.TimeScale;
import dev.snailmail.recording.Lockstep;
import dev.snailmail.recording.Progress;
import dev.snailmail.recording.Recorder;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.Steps;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.time.Ticker;
import dev.snailmail.trace.Traces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.SortedSet;
import org.apiguardian.api.API;

/**
 * A slow object store on the loopback address, for as long as it is not closed.
 *
 * <pre>{@code
 * try (SlowServer server = SlowServer.builder(Path.of("my_store"))
 *         .latency(Latency.logNormal(Duration.ofMillis(45), 0.5))
 *         .bandwidth(Bandwidth.megabytesPerSecond(100))
 *         .start()) {
 *     Recording cost = server.during(() -> read(server.uri("tiles.bin")));
 *     System.out.println(cost);
 * }
 * }</pre>
 *
 * <p>Safe for use by any thread. Any number of servers may run in one JVM; they share nothing.
 */
public final class SlowServer implements ServerHandle, AutoCloseable {

    private final HttpEngine engine;
    private final ObjectStore store;
    private final boolean ownsStore;
    private final TimeScale timeScale;
    private final StartupLook look;
    private final URI baseUri;

    private SlowServer(HttpEngine engine, ObjectStore store, boolean ownsStore, TimeScale timeScale) {
        this.engine = engine;
        this.store = store;
        this.ownsStore = ownsStore;
        this.timeScale = timeScale;
        this.look = StartupLook.at(store);
        this.baseUri = URI.create("http://127.0.0.1:" + engine.port() + "/");
    }

    /**
     * Configures a server for a directory or a single file.
     *
     * @param root a directory, every file beneath which is an object at its relative path, or a file, which is the
     *     one object at its base name
     * @return a builder
     */
    public static SlowServerBuilder builder(Path root) {
        Objects.requireNonNull(root, "root must not be null");
        return new SlowServerBuilder(() -> ObjectStore.at(root), true);
    }

    /**
     * Configures a server for any store.
     *
     * @param store what to serve; the server does not close it
     * @return a builder
     */
    public static SlowServerBuilder builder(ObjectStore store) {
        Objects.requireNonNull(store, "store must not be null");
        return new SlowServerBuilder(() -> store, false);
    }

    static SlowServer start(SlowServerBuilder settings) {
        Network network = settings.network();
        TimeScale timeScale = settings.timeScale();
        Faults.requireHeld(settings.faults(), timeScale);
        timeScale.use(network);
        ObjectStore store = settings.openStore();
        try {
            Ticker ticker = Ticker.scaled(timeScale.factor());
            Recorder recorder = Recorder.start(ticker, settings.classify(), settings.maxRecords());
            Round first = Round.first(network, settings.faults(), recorder, ticker.nanos());
            Traces traces = Traces.of(settings.tracing(), ticker);
            HttpEngine engine = HttpEngine.start(
                    settings.port(), settings.allowedHosts(), store, settings.dialect(), ticker, first, traces);
            return new SlowServer(engine, store, settings.ownsStore(), timeScale);
        } catch (BindException e) {
            closeIf(settings.ownsStore(), store);
            throw new UncheckedIOException(
                    "port (" + settings.port() + ") cannot be bound on 127.0.0.1: " + e.getMessage(), e);
        } catch (IOException e) {
            closeIf(settings.ownsStore(), store);
            throw new UncheckedIOException("the server cannot be started: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            closeIf(settings.ownsStore(), store);
            throw e;
        }
    }

    private static void closeIf(boolean owned, ObjectStore store) {
        if (owned) {
            store.close();
        }
    }

    @Override
    public URI baseUri() {
        return baseUri;
    }

    @Override
    public URI uri(String key) {
        return URI.create(baseUri + KeyEncoder.encode(key));
    }

    @Override
    public int port() {
        return engine.port();
    }

    @Override
    public String root() {
        return store.describe();
    }

    @Override
    public SortedSet<String> keys() {
        return store.keys();
    }

    @Override
    public Network network() {
        return engine.round().network();
    }

    @Override
    public FaultPlan faults() {
        return engine.round().plan();
    }

    @Override
    public Recording recording() {
        return engine.round().settled();
    }

    @Override
    public Recording snapshot() {
        return engine.round().snapshot();
    }

    /**
     * A few counts by now, as cheaply as can be, for whoever looks again and again.
     *
     * @return the counts since the start or the last {@link #reset()}
     */
    @API(status = API.Status.INTERNAL)
    public Progress progress() {
        return engine.round().recorder().progress();
    }

    @Override
    public <X extends Exception> Recording during(Action<X> action) throws X {
        try (Recorder.Window window = engine.round().recorder().openWindow()) {
            action.run();
            Network network = network();
            return window.settled(network.toString(), network.seed()).withPlannedFaults(faults().ruleTexts());
        }
    }

    @Override
    public <X extends Exception> Lockstep lockstep(Action<X> action) throws X {
        return lockstep(DEFAULT_QUIET, action);
    }

    @Override
    public <X extends Exception> Lockstep lockstep(Duration quiet, Action<X> action) throws X {
        return lockstep(quiet, DEFAULT_HOLD_LIMIT, action);
    }

    @Override
    public <X extends Exception> Lockstep lockstep(Duration quiet, Duration holdLimit, Action<X> action) throws X {
        try (Recorder.Window window = engine.round().recorder().openWindow();
                LockstepRun run = engine.lockstep(quiet, holdLimit)) {
            action.run();
            Steps steps = run.finish();
            Network network = network();
            return window.lockstep(steps, network.toString(), network.seed(), faults().ruleTexts());
        }
    }

    @Override
    public void reset() {
        engine.reset();
    }

    @Override
    public void setLatency(Latency latency) {
        timeScale.requireHolds(Objects.requireNonNull(latency, "latency must not be null"));
        engine.setLatency(latency);
    }

    @Override
    public void setBandwidth(Bandwidth bandwidth) {
        timeScale.requireHolds(Objects.requireNonNull(bandwidth, "bandwidth must not be null"));
        engine.setBandwidth(bandwidth);
    }

    @Override
    public void setNetwork(Network network) {
        timeScale.use(Objects.requireNonNull(network, "network must not be null"));
        engine.setNetwork(network);
    }

    @Override
    public void inject(FaultPlan plan) {
        Faults.requireHeld(Objects.requireNonNull(plan, "plan must not be null; there is FaultPlan.none()"), timeScale);
        engine.inject(plan);
    }

    /**
     * Stops to serve: ends requests in flight, closes every connection and file, frees the port and every thread.
     * What was recorded can still be read. A second call does nothing.
     */
    @Override
    public void close() {
        try (look) {
            engine.close();
        } finally {
            closeIf(ownsStore, store);
        }
    }

    /** {@return one line: URL, root, network, seed, and the time scale if there is one} */
    @Override
    public String toString() {
        Network network = network();
        String scale = timeScale.isReal() ? "" : ", timeScale " + timeScale.factor();
        return "SlowServer[" + baseUri + " serves " + root() + "; " + network + ", seed " + network.seed() + scale
                + "]";
    }
}
