package dev.snailmail.network;

import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;

/**
 * What connections cost, and how long they last: the part of a {@link Network} that makes a reader which keeps its
 * connections cheaper than one that does not. Made by a {@link NetworkBuilder}, which says what each setting does.
 *
 * @param connect what the first request of every connection waits on top of its latency; zero for nothing
 * @param idleTimeout after how long without a request the server closes a connection; empty for never
 * @param headTimeout how long the head of a request may take from its first byte to its last, until the server refuses
 *     the request with 408 and closes the connection; empty for a minute of real time
 * @param maxRequests after how many requests the server closes a connection, at least 1; empty for never
 * @param maxConnections how many connections may be open at once, at least 1; empty for any number
 * @param whenFull what becomes of a connection beyond {@code maxConnections}; without that, of no account
 */
public record ConnectionCost(
        Duration connect,
        Optional<Duration> idleTimeout,
        Optional<Duration> headTimeout,
        OptionalInt maxRequests,
        OptionalInt maxConnections,
        WhenFull whenFull) {

    /** Connections that cost nothing, and last as long as their client keeps them. */
    static final ConnectionCost NONE = new ConnectionCost(
            Duration.ZERO,
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            WhenFull.REFUSE);

    ConnectionCost withConnect(Duration cost) {
        Checks.notNegative("connect", cost);
        return new ConnectionCost(cost, idleTimeout, headTimeout, maxRequests, maxConnections, whenFull);
    }

    ConnectionCost withIdleTimeout(Duration timeout) {
        Checks.positive("idleTimeout", timeout);
        return new ConnectionCost(connect, Optional.of(timeout), headTimeout, maxRequests, maxConnections, whenFull);
    }

    ConnectionCost withHeadTimeout(Duration timeout) {
        Checks.positive("headTimeout", timeout);
        return new ConnectionCost(connect, idleTimeout, Optional.of(timeout), maxRequests, maxConnections, whenFull);
    }

    ConnectionCost withMaxRequests(int most) {
        Checks.atLeastOne("maxRequestsPerConnection", most);
        return new ConnectionCost(connect, idleTimeout, headTimeout, OptionalInt.of(most), maxConnections, whenFull);
    }

    ConnectionCost withMaxConnections(int most, WhenFull then) {
        Checks.atLeastOne("maxConnections", most);
        return new ConnectionCost(connect, idleTimeout, headTimeout, maxRequests, OptionalInt.of(most), then);
    }

    /** {@return whether connections cost nothing and have no limits} */
    public boolean isNone() {
        return equals(NONE);
    }

    /**
     * {@return the parts of the network's spec that are set, such as {@code connect(30ms), maxConnections(6, queue)};
     * empty if none is}
     */
    @Override
    public String toString() {
        StringJoiner parts = new StringJoiner(", ");
        if (!connect.isZero()) {
            parts.add("connect(" + Durations.format(connect) + ")");
        }
        idleTimeout.ifPresent(timeout -> parts.add("idleTimeout(" + Durations.format(timeout) + ")"));
        headTimeout.ifPresent(timeout -> parts.add("headTimeout(" + Durations.format(timeout) + ")"));
        maxRequests.ifPresent(most -> parts.add("maxRequests(" + most + ")"));
        maxConnections.ifPresent(most -> parts.add("maxConnections(" + most + ", " + whenFull + ")"));
        return parts.toString();
    }
}
