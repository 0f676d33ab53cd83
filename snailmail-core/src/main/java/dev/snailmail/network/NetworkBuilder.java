package dev.snailmail.network;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a {@link Network}. Each may be made once; a second time is an error, since one of the two would be
 * lost. Not safe for use by several threads.
 */
public final class NetworkBuilder {

    private final Set<String> made = new HashSet<>();

    private Latency latency = Latency.none();
    private Bandwidth shared = Bandwidth.unlimited();
    private Optional<RequestLimit> requestLimit = Optional.empty();
    private long seed = Network.DEFAULT_SEED;

    NetworkBuilder() {}

    NetworkBuilder(Network from) {
        this.latency = from.latency();
        this.shared = from.shared();
        this.requestLimit = from.requestLimit();
        this.seed = from.seed();
    }

    /**
     * Sets what a request waits before its first byte.
     *
     * @param law the law of latency; none unless set
     * @return this builder
     * @throws IllegalStateException if it is already set
     */
    public NetworkBuilder latency(Latency law) {
        once("latency");
        latency = Objects.requireNonNull(law, "latency must not be null; there is Latency.none()");
        return this;
    }

    /**
     * Sets a pipe that all responses share fairly, slice by slice, as connections share a link.
     *
     * @param rate its rate; unlimited unless set
     * @return this builder
     * @throws IllegalStateException if it is already set
     */
    public NetworkBuilder shared(Bandwidth rate) {
        once("shared");
        shared = Objects.requireNonNull(rate, "shared must not be null; there is Bandwidth.unlimited()");
        return this;
    }

    /**
     * Sets how many requests are served in a second; others are answered with 503.
     *
     * @param limit the limit; none unless set
     * @return this builder
     * @throws IllegalStateException if it is already set
     */
    public NetworkBuilder requestLimit(RequestLimit limit) {
        once("requestLimit");
        requestLimit = Optional.of(Objects.requireNonNull(limit, "requestLimit must not be null"));
        return this;
    }

    /**
     * Sets what the draws are seeded with.
     *
     * @param number any number; {@value Network#DEFAULT_SEED} unless set
     * @return this builder
     * @throws IllegalStateException if it is already set
     */
    public NetworkBuilder seed(long number) {
        once("seed");
        seed = number;
        return this;
    }

    private void once(String setting) {
        if (!made.add(setting)) {
            throw new IllegalStateException(setting + " is already set; it may be set once");
        }
    }

    /**
     * Makes the network. This builder may go on and make others.
     *
     * @return the network
     */
    public Network build() {
        return new Network(this);
    }

    Latency latency() {
        return latency;
    }

    Bandwidth shared() {
        return shared;
    }

    Optional<RequestLimit> requestLimit() {
        return requestLimit;
    }

    long seed() {
        return seed;
    }
}
