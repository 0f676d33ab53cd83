package dev.snailmail.network;

import dev.snailmail.spec.Spec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads what connections cost from the parts of a network's spec. */
final class ConnectionSpecs {

    static final String ALLOWED = "what connections cost and how long they last: \"connect(30ms)\" or"
            + " \"connect(2, rtt=50ms)\", \"idleTimeout(5s)\", \"headTimeout(10s)\", \"maxRequests(100)\", \"maxConnections(6, refuse)\" or"
            + " \"maxConnections(6, queue)\"";

    private ConnectionSpecs() {}

    /** What sets the part of this name; empty if it is about something else. */
    static Optional<BiConsumer<NetworkBuilder, Spec>> named(String name) {
        return switch (name) {
            case "connect" -> Optional.of(ConnectionSpecs::connect);
            case "idletimeout" -> Optional.of(ConnectionSpecs::idleTimeout);
            case "headtimeout" -> Optional.of(ConnectionSpecs::headTimeout);
            case "maxrequests" -> Optional.of(ConnectionSpecs::maxRequests);
            case "maxconnections" -> Optional.of(ConnectionSpecs::maxConnections);
            default -> Optional.empty();
        };
    }

    private static void connect(NetworkBuilder builder, Spec spec) {
        String[] values = spec.arguments("roundtrips", "rtt");
        if (values[1] == null) {
            Duration cost = spec.duration("connect", values[0]);
            spec.bounded(() -> builder.connect(cost));
            return;
        }
        long roundTrips = spec.wholeNumber("roundTrips", values[0]);
        Duration rtt = spec.duration("rtt", values[1]);
        spec.bounded(() -> builder.connect(clamped(roundTrips), rtt));
    }

    private static void idleTimeout(NetworkBuilder builder, Spec spec) {
        Duration timeout = spec.duration("timeout", spec.arguments("timeout")[0]);
        spec.bounded(() -> builder.idleTimeout(timeout));
    }

    private static void headTimeout(NetworkBuilder builder, Spec spec) {
        Duration timeout = spec.duration("timeout", spec.arguments("timeout")[0]);
        spec.bounded(() -> builder.headTimeout(timeout));
    }

    private static void maxRequests(NetworkBuilder builder, Spec spec) {
        long most = spec.wholeNumber("most", spec.arguments("most")[0]);
        spec.bounded(() -> builder.maxRequestsPerConnection(clamped(most)));
    }

    private static void maxConnections(NetworkBuilder builder, Spec spec) {
        String[] values = spec.arguments("most", "whenfull");
        long most = spec.wholeNumber("most", values[0]);
        WhenFull whenFull = whenFull(spec, spec.given("whenFull", values[1]));
        spec.bounded(() -> builder.maxConnections(clamped(most), whenFull));
    }

    private static WhenFull whenFull(Spec spec, String value) {
        return Arrays.stream(WhenFull.values())
                .filter(known -> known.toString().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> spec.error("has whenFull (" + value + "), which must be refuse or queue"));
    }

    /** More than any machine has is as good as no limit; what is too small stays so. */
    private static int clamped(long number) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(number, Integer.MAX_VALUE));
    }
}
