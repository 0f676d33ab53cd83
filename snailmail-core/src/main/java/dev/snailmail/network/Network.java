package dev.snailmail.network;

import dev.snailmail.time.Percentiles;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A network and the store behind it as a whole: how long a request waits, what its bytes cross, and the seed of the
 * draws. Immutable and safe for use by any thread. Made by a {@linkplain #builder builder} or
 * {@linkplain #parse parsed} from a spec; {@link #toBuilder()} opens it to make another of it.
 */
public final class Network {

    /** The seed where none is set: a constant, so that a test repeats itself. */
    public static final long DEFAULT_SEED = 42;

    private final Latency latency;
    private final Bandwidth shared;
    private final Bandwidth perConnection;
    private final Bandwidth fifo;
    private final Bandwidth up;
    private final Duration slowStart;
    private final Optional<ClientLink> clientLink;
    private final ConnectionCost connectionCost;
    private final Optional<RequestLimit> requestLimit;
    private final long seed;
    private final Draws draws;

    Network(NetworkBuilder settings) {
        this.latency = settings.latency();
        this.shared = settings.shared();
        this.perConnection = settings.perConnection();
        this.fifo = settings.fifo();
        this.up = settings.up();
        this.slowStart = settings.slowStart();
        this.clientLink = settings.clientLink();
        this.connectionCost = settings.connectionCost();
        this.requestLimit = settings.requestLimit();
        this.seed = settings.seed();
        this.draws = settings.draws();
    }

    /** {@return a builder of a network without latency or limits} */
    public static NetworkBuilder builder() {
        return new NetworkBuilder();
    }

    /**
     * Parses a spec: the name of a {@linkplain NetworkPreset preset}, or parts in any order with commas between them, such
     * as {@code lognormal(mode=45ms, sigma=0.5), 100MB/s, perConnection(10MB/s), slowStart(50ms)}. A law of latency stands
     * for itself, and a rate for the pipe that all responses share, which {@code shared(100MB/s)} means too; the other
     * parts are called as the methods of the builder: {@code fifo(10MB/s)}, {@code up(1Mbit/s)}, {@code connect(30ms)} or
     * {@code connect(2, rtt=50ms)}, {@code idleTimeout(5s)}, {@code headTimeout(10s)}, {@code maxRequests(100)}, {@code maxConnections(6, refuse)} or
     * {@code maxConnections(6, queue)}, {@code limit(5500/s, per=prefix)}, {@code draws(method, key, occurrence)}. A
     * {@link ClientLink} has no spec. A preset may be followed by parts that replace its own: {@code s3-standard, 1GB/s}.
     *
     * @param spec the spec, as {@link #toString()} prints it
     * @return the network, its seed {@value #DEFAULT_SEED}
     * @throws IllegalArgumentException if the spec is not one, or a part comes twice; the message says what is wrong
     *     and what is allowed
     */
    public static Network parse(String spec) {
        return NetworkSpecs.parse(spec);
    }

    /**
     * S3 Standard from the same region, per request: half of the requests wait less than 30 ms for their first byte,
     * 1 % longer than 120 ms; 85 MB/s over each connection; 5,500 requests a second for each prefix, then 503.
     *
     * <p>Sources: Quickwit, <i>S3 Express speculations</i>, 2023 (about 30 ms, 80 ms rather common in the tail, about
     * 80 MB/s a request); Amazon, <i>Best practices design patterns: optimizing Amazon S3 performance</i>, undated, read 2026 (85 to 90 MB/s
     * for each concurrent request, 5,500 GET a second for each prefix, 503 Slow Down above). Mode and sigma are a fit to
     * p50, p90 and p99 of 30, 64 and 120 ms.
     *
     * <p>From another continent, shift it by the round trip:
     * {@code n.toBuilder().latency(n.latency().shiftedBy(Duration.ofMillis(112))).build()}.
     *
     * @return the network
     */
    public static Network s3Standard() {
        return NetworkPreset.S3_STANDARD.network();
    }

    /**
     * S3 Standard with a tail that no lognormal law has, per request: p50, p90 and p99 are 32, 110 and 200 ms.
     *
     * <p>Sources: the latencies of DataFusion's simulated object store (Apache DataFusion, pull request 20954, 2026;
     * chosen after S3, not measured); rates as in {@link #s3Standard()}. Both ends of the table are a fit.
     *
     * @return the network
     */
    public static Network s3StandardHeavyTail() {
        return NetworkPreset.S3_STANDARD_HEAVY_TAIL.network();
    }

    /**
     * S3 Express One Zone from the same zone, per request: single-digit milliseconds, p50, p90 and p99 are 4.0, 6.2 and
     * 8.9 ms.
     *
     * <p>Source: Quickwit, <i>S3 Express speculations</i>, 2023 (single-digit milliseconds up to the tail). Mode and sigma
     * are a fit. No rate was published, so none is limited.
     *
     * @return the network
     */
    public static Network s3Express() {
        return NetworkPreset.S3_EXPRESS.network();
    }

    /**
     * Google Cloud Storage, metadata and conditional reads, per request: p50 and p90 are 14.7 and 19.5 ms.
     *
     * <p>Source: turbopuffer, <i>Tradeoffs</i>, undated, read 2026 (metadata p50 12 to 18 ms, p90 15 to 25 ms, by region). Mode and sigma
     * are a fit.
     *
     * @return the network
     */
    public static Network gcs() {
        return NetworkPreset.GCS.network();
    }

    /**
     * S3, metadata and conditional reads, per request: p50 and p90 are 9.9 and 16.8 ms.
     *
     * <p>Source: turbopuffer, <i>Tradeoffs</i>, undated, read 2026 (metadata p50 10 ms, p90 17 ms). Mode and sigma are a fit.
     *
     * @return the network
     */
    public static Network s3Metadata() {
        return NetworkPreset.S3_METADATA.network();
    }

    /**
     * A cable link, per round trip: 28 ms, 5 Mbit/s down and 1 Mbit/s up, shared by all connections. Opening a
     * connection takes a round trip.
     *
     * <p>Source: WebPageTest, connectivity profile Cable, in use by 2013.
     *
     * @return the network
     */
    public static Network cable() {
        return NetworkPreset.CABLE.network();
    }

    /**
     * A DSL link, per round trip: 50 ms, 1.5 Mbit/s down and 384 kbit/s up, shared by all connections. Opening a
     * connection takes a round trip.
     *
     * <p>Source: WebPageTest, connectivity profile DSL, in use by 2013.
     *
     * @return the network
     */
    public static Network dsl() {
        return NetworkPreset.DSL.network();
    }

    /**
     * An LTE link, per round trip: 70 ms, 12 Mbit/s down and up, shared by all connections. Opening a connection takes
     * a round trip.
     *
     * <p>Source: WebPageTest, connectivity profile LTE, in use by 2018.
     *
     * @return the network
     */
    public static Network lte() {
        return NetworkPreset.LTE.network();
    }

    /**
     * A 3G link, per round trip: 300 ms, 1.6 Mbit/s down and 768 kbit/s up, shared by all connections. Opening a
     * connection takes a round trip.
     *
     * <p>Source: WebPageTest, connectivity profile Mobile 3G, in use by 2013.
     *
     * @return the network
     */
    public static Network threeG() {
        return NetworkPreset.THREE_G.network();
    }

    /**
     * A slow 4G link, per round trip: 150 ms, 1.6 Mbit/s down and 750 kbit/s up, shared by all connections. Opening a
     * connection takes a round trip.
     *
     * <p>Source: Lighthouse, <i>Network throttling</i>, its default preset since 2018, called slow 4G.
     *
     * @return the network
     */
    public static Network slow4g() {
        return NetworkPreset.SLOW_4G.network();
    }

    /**
     * All networks that somebody has measured.
     *
     * @return the presets by name, in the order of {@link NetworkPreset}
     */
    public static Map<String, Network> presets() {
        Map<String, Network> presets = new LinkedHashMap<>();
        for (NetworkPreset preset : NetworkPreset.values()) {
            presets.put(preset.id(), preset.network());
        }
        return Collections.unmodifiableMap(presets);
    }

    /** {@return a builder that starts from this network, in which each setting may be replaced once} */
    public NetworkBuilder toBuilder() {
        return new NetworkBuilder(this);
    }

    /** {@return what a request waits before its first byte} */
    public Latency latency() {
        return latency;
    }

    /** {@return the rate of the pipe that all responses share fairly} */
    public Bandwidth shared() {
        return shared;
    }

    /** {@return what one connection gets at the most} */
    public Bandwidth perConnection() {
        return perConnection;
    }

    /** {@return the rate at which whole bodies cross one after the other; unlimited if they do not} */
    public Bandwidth fifo() {
        return fifo;
    }

    /** {@return the rate that all request bodies share fairly} */
    public Bandwidth up() {
        return up;
    }

    /** {@return the round trip of TCP slow start, zero without it} */
    public Duration slowStart() {
        return slowStart;
    }

    /** {@return the link that the servers of one client share, if there is one} */
    public Optional<ClientLink> clientLink() {
        return clientLink;
    }

    /** {@return what connections cost, and how long they last} */
    public ConnectionCost connectionCost() {
        return connectionCost;
    }

    /** {@return the limit on how many requests are served; empty without one} */
    public Optional<RequestLimit> requestLimit() {
        return requestLimit;
    }

    /** {@return what the draws are seeded with} */
    public long seed() {
        return seed;
    }

    /** {@return what the draws are a function of, besides the seed} */
    public Draws draws() {
        return draws;
    }

    /**
     * Says whether anything on this network is drawn, so that another seed makes a difference.
     *
     * @return whether its latency or one of its rates is random
     */
    @API(status = API.Status.INTERNAL)
    public boolean isDrawn() {
        return !latency.isConstant()
                || Stream.of(shared, perConnection, fifo, up).anyMatch(Bandwidth::isDrawn)
                || clientLink
                        .filter(link -> link.down().isDrawn() || link.up().isDrawn())
                        .isPresent();
    }

    /**
     * Says whether bodies of responses take time to cross this network.
     *
     * @return whether a rate or slow start limits them
     */
    @API(status = API.Status.INTERNAL)
    public boolean limitsResponses() {
        return !shared.isUnlimited()
                || !perConnection.isUnlimited()
                || !fifo.isUnlimited()
                || !slowStart.isZero()
                || clientLink.filter(link -> !link.down().isUnlimited()).isPresent();
    }

    /** {@return the percentiles of 65,536 preview draws of the latency with this seed} */
    public Percentiles percentiles() {
        return latency.percentiles(seed);
    }

    /**
     * Two networks are equal if all their settings are.
     *
     * @param other anything
     * @return whether it is the same network
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Network network
                && network.latency.equals(latency)
                && network.shared.equals(shared)
                && network.perConnection.equals(perConnection)
                && network.fifo.equals(fifo)
                && network.up.equals(up)
                && network.slowStart.equals(slowStart)
                && network.clientLink.equals(clientLink)
                && network.connectionCost.equals(connectionCost)
                && network.requestLimit.equals(requestLimit)
                && network.seed == seed
                && network.draws.equals(draws);
    }

    /** {@return a hash of the settings} */
    @Override
    public int hashCode() {
        return Objects.hash(
                latency,
                shared,
                perConnection,
                fifo,
                up,
                slowStart,
                clientLink,
                connectionCost,
                requestLimit,
                seed,
                draws);
    }

    /** {@return several lines for people, one for each setting, with its numbers; the seed last} */
    public String describe() {
        return NetworkDescription.of(this);
    }

    /**
     * {@return the spec: latency and shared rate, such as {@code lognormal(mode=45ms, sigma=0.5), 100MB/s}, and what
     * else is set; without the seed}
     */
    @Override
    public String toString() {
        return NetworkSpecs.write(this);
    }
}
