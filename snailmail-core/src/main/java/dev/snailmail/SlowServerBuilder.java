package dev.snailmail;

import dev.snailmail.dialect.Dialect;
import dev.snailmail.dialect.Folders;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.hosts.AllowedHosts;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.network.NetworkBuilder;
import dev.snailmail.network.TimeScale;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.trace.Tracing;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.commons.rng.simple.RandomSource;
import org.apiguardian.api.API;

/**
 * The settings of a {@link SlowServer}. Each may be made once; a second time is an error, since one of the two
 * would be lost. Only {@link #allowHost} adds to what it has admitted before. A builder may start any number of servers. Not safe for use by several threads.
 */
public final class SlowServerBuilder {

    /** The seed where none is set: a constant, so that a test repeats itself. */
    public static final long DEFAULT_SEED = Network.DEFAULT_SEED;

    /** How many records of requests are kept where nothing else is set. */
    public static final int DEFAULT_MAX_RECORDS = 100_000;

    private static final int LARGEST_PORT = 65_535;

    private final Supplier<ObjectStore> store;
    private final boolean ownsStore;
    private Network network;
    private Latency latency;
    private Bandwidth bandwidth;
    private Long seed;
    private FaultPlan faults;
    private Integer port;
    private Integer maxRecords;
    private TimeScale timeScale;
    private UnaryOperator<String> classify;
    private Tracing tracing;
    private AllowedHosts allowedHosts = AllowedHosts.loopback();
    private boolean listing;

    SlowServerBuilder(Supplier<ObjectStore> store, boolean ownsStore) {
        this.store = store;
        this.ownsStore = ownsStore;
    }

    /**
     * Sets the network as a whole. {@link #latency}, {@link #bandwidth} and {@link #seed} replace parts of it.
     *
     * @param whole the network; without latency or limits unless set
     * @return this builder
     */
    public SlowServerBuilder network(Network whole) {
        requireUnset("network", network);
        network = Objects.requireNonNull(whole, "network must not be null");
        return this;
    }

    /**
     * Sets what a request waits before its first byte.
     *
     * @param law the law of latency; that of the network unless set
     * @return this builder
     */
    public SlowServerBuilder latency(Latency law) {
        requireUnset("latency", latency);
        latency = Objects.requireNonNull(law, "latency must not be null");
        return this;
    }

    /**
     * Sets what all responses share.
     *
     * @param rate the rate of the pipe; that of the network unless set
     * @return this builder
     */
    public SlowServerBuilder bandwidth(Bandwidth rate) {
        requireUnset("bandwidth", bandwidth);
        bandwidth = Objects.requireNonNull(rate, "bandwidth must not be null");
        return this;
    }

    /**
     * Sets what the latency draws are seeded with.
     *
     * @param number any number; that of the network unless set, which is {@value #DEFAULT_SEED} unless set
     * @return this builder
     */
    public SlowServerBuilder seed(long number) {
        requireUnset("seed", seed);
        seed = number;
        return this;
    }

    /**
     * Seeds the latency draws at random, once for this builder; failures and reports print the seed.
     *
     * @return this builder
     */
    public SlowServerBuilder randomSeed() {
        return seed(RandomSource.createLong());
    }

    /**
     * Sets which requests meet which fault.
     *
     * @param plan the plan; none unless set
     * @return this builder
     */
    public SlowServerBuilder faults(FaultPlan plan) {
        requireUnset("faults", faults);
        faults = Objects.requireNonNull(plan, "faults must not be null; there is FaultPlan.none()");
        return this;
    }

    /**
     * Sets the port on the loopback address.
     *
     * @param number a port from 1 to 65535, or 0 for any free one; 0 unless set
     * @return this builder
     * @throws IllegalArgumentException if there is no such port
     */
    public SlowServerBuilder port(int number) {
        requireUnset("port", port);
        if (number < 0 || number > LARGEST_PORT) {
            throw new IllegalArgumentException("port (" + number + ") must be from 0 to " + LARGEST_PORT);
        }
        port = number;
        return this;
    }

    /**
     * Sets how many of the latest requests to keep a record of. Counts are exact regardless.
     *
     * @param number not negative; 0 keeps counts only, {@value #DEFAULT_MAX_RECORDS} unless set
     * @return this builder
     * @throws IllegalArgumentException if the number is negative
     */
    public SlowServerBuilder maxRecords(int number) {
        requireUnset("maxRecords", maxRecords);
        if (number < 0) {
            throw new IllegalArgumentException("maxRecords (" + number + ") must not be negative");
        }
        maxRecords = number;
        return this;
    }

    /**
     * Sets how requests are grouped in {@link dev.snailmail.recording.Recording#byLabel()}.
     *
     * @param labelOfKey makes a label of a key; called on I/O threads, so it must be quick and safe for several
     *     threads. Each key is its own label unless set.
     * @return this builder
     */
    public SlowServerBuilder classify(UnaryOperator<String> labelOfKey) {
        requireUnset("classify", classify);
        classify = Objects.requireNonNull(labelOfKey, "classify must not be null");
        return this;
    }

    /**
     * Runs everything faster or slower than it is, so that a suite over a slow network need not take as long: at 0.1,
     * what stands for a second takes a tenth of one. Every figure is told as if it had not been scaled: latencies,
     * starts, durations, wall time. What the reader under test does itself takes its real time, and so weighs ten times
     * as much in these; a scale is for what waits, not for what computes.
     *
     * <p>What is scaled down must stay within what this machine can hold, or the server does not start: half of the
     * latencies, {@code connect}, {@code slowStart} and what faults wait must be zero or at least 1 ms of real time, and
     * each slice of each bandwidth, a client link's too, at least 25 µs. Servers that share a client link have one scale.
     * The timer is late by 0.1 to 0.2 ms as a rule and by up to 1 ms in one of a hundred cases; at 0.1, that is told as
     * ten times as much.
     *
     * @param scale how much real time passes for a second: from 0.001 to 1000, above 1 for slower; 1 unless set
     * @return this builder
     * @throws IllegalArgumentException if it is out of bounds
     */
    public SlowServerBuilder timeScale(double scale) {
        requireUnset("timeScale", timeScale == null ? null : timeScale.factor());
        timeScale = TimeScale.of(scale);
        return this;
    }

    /**
     * Sets what hears of every request, beside the recording and beside the events that each server leaves in a Java Flight
     * Recording.
     *
     * @param kind for example {@code OpenTelemetryTracing.of(openTelemetry)}; nothing unless set
     * @return this builder
     */
    public SlowServerBuilder trace(Tracing kind) {
        requireUnset("trace", tracing);
        tracing = Objects.requireNonNull(kind, "trace must not be null");
        return this;
    }

    /**
     * Answers requests for another host, too. A server listens on the loopback address and answers requests whose
     * {@code Host} is in 127.0.0.0/8, {@code localhost}, a name beneath {@code localhost} or {@code [::1]}, with any port or
     * none. A request for any other host gets status 421, so that no web page can read the store through a name that it has
     * pointed at the loopback address. Such a request is logged once for each host and counted in
     * {@link dev.snailmail.recording.Recording#refusals()}. Needed for clients that reach the server by a name, as from
     * a container through {@code host.docker.internal}. May be called several times.
     *
     * @param host a name, an IPv4 address, or an IPv6 address in brackets; {@code *.example.com} for all names beneath
     *     example.com; {@code *} for any host
     * @return this builder
     * @throws IllegalArgumentException if it is none of these
     */
    public SlowServerBuilder allowHost(String host) {
        allowedHosts = allowedHosts.and(Objects.requireNonNull(host, "host must not be null"));
        return this;
    }

    /**
     * Answers GET and HEAD of a folder with an index in HTML, in the form of nginx's autoindex, for clients that find objects
     * by following links. A folder is the root, or a key that ends in a slash and begins the key of an object. A folder
     * without its slash is redirected to the one with it. Any other folder is a miss, as all folders are unless this is set.
     *
     * <p>A listing is a GET like any other: it waits, crosses the network, meets faults and is recorded. Its label in
     * {@link dev.snailmail.recording.Recording#byLabel()} is always {@code LIST}, also with {@link #classify}. Folders are read
     * when they are asked for, on an I/O thread; a store that is not a directory looks at all of its keys.
     *
     * @return this builder
     */
    public SlowServerBuilder listing() {
        requireUnset("listing", listing ? true : null);
        listing = true;
        return this;
    }

    /**
     * Starts the server. It serves when this returns.
     *
     * @return the running server, to be closed
     * @throws IllegalArgumentException if the root does not exist or cannot be read, if the network or a fault is too fast
     *     at this {@link #timeScale}, or if the client link belongs to servers of another
     * @throws java.io.UncheckedIOException if the port is taken, or the system has nothing left to open sockets with
     */
    public SlowServer start() {
        return SlowServer.start(this);
    }

    /**
     * Makes another builder of the same settings but for the network and the scale, for a suite that is moved to others.
     *
     * @param otherNetwork makes the network of the one that is set
     * @param otherScale makes the scale of the one that is set
     * @return the other builder
     * @throws IllegalArgumentException if the scale is out of bounds
     */
    @API(status = API.Status.INTERNAL)
    public SlowServerBuilder movedTo(UnaryOperator<Network> otherNetwork, DoubleUnaryOperator otherScale) {
        SlowServerBuilder moved = new SlowServerBuilder(store, ownsStore);
        moved.network = otherNetwork.apply(network());
        moved.faults = faults;
        moved.port = port;
        moved.maxRecords = maxRecords;
        moved.timeScale = TimeScale.of(otherScale.applyAsDouble(timeScale().factor()));
        moved.classify = classify;
        moved.tracing = tracing;
        moved.allowedHosts = allowedHosts;
        moved.listing = listing;
        return moved;
    }

    private static void requireUnset(String setting, Object value) {
        if (value != null) {
            throw new IllegalStateException(setting + " is already set to " + value + "; it may be set once");
        }
    }

    ObjectStore openStore() {
        return store.get();
    }

    boolean ownsStore() {
        return ownsStore;
    }

    Network network() {
        NetworkBuilder whole = network == null ? Network.builder() : network.toBuilder();
        if (latency != null) {
            whole.latency(latency);
        }
        if (bandwidth != null) {
            whole.shared(bandwidth);
        }
        if (seed != null) {
            whole.seed(seed);
        }
        return whole.build();
    }

    FaultPlan faults() {
        return faults == null ? FaultPlan.none() : faults;
    }

    int port() {
        return port == null ? 0 : port;
    }

    int maxRecords() {
        return maxRecords == null ? DEFAULT_MAX_RECORDS : maxRecords;
    }

    TimeScale timeScale() {
        return timeScale == null ? TimeScale.of(1) : timeScale;
    }

    List<Tracing> tracing() {
        return tracing == null ? List.of() : List.of(tracing);
    }

    AllowedHosts allowedHosts() {
        return allowedHosts;
    }

    Dialect dialect() {
        return listing ? Dialect.httpRangeWithListings() : Dialect.httpRange();
    }

    UnaryOperator<String> classify() {
        UnaryOperator<String> labelOfKey = classify == null ? UnaryOperator.identity() : classify;
        return listing ? Folders.labelling(labelOfKey) : labelOfKey;
    }
}
