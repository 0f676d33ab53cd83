package dev.snailmail.network;

import dev.snailmail.spec.Grammar;
import dev.snailmail.spec.Spec;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

/** Reads what connections cost from the parts of a network's spec. */
final class ConnectionSpecs {

    /** The parts, each of which sets something of a network. */
    static final Grammar<Consumer<NetworkBuilder>> PARTS = Grammar.<Consumer<NetworkBuilder>>of(
                    "names no setting of connections")
            .with("connect", ConnectionSpecs::connect, "connect(30ms)", "connect(2, rtt=50ms)")
            .with("idleTimeout", ConnectionSpecs::idleTimeout, "idleTimeout(5s)")
            .with("headTimeout", ConnectionSpecs::headTimeout, "headTimeout(10s)")
            .with("maxRequests", ConnectionSpecs::maxRequests, "maxRequests(100)")
            .with(
                    "maxConnections",
                    ConnectionSpecs::maxConnections,
                    "maxConnections(6, refuse)",
                    "maxConnections(6, queue)");

    private ConnectionSpecs() {}

    private static Consumer<NetworkBuilder> connect(Spec spec) {
        String[] values = spec.arguments("roundTrips", "rtt");
        if (values[1] == null) {
            Duration cost = spec.duration("connect", values[0]);
            return builder -> spec.bounded(() -> builder.connect(cost));
        }
        long roundTrips = spec.wholeNumber("roundTrips", values[0]);
        Duration rtt = spec.duration("rtt", values[1]);
        return builder -> spec.bounded(() -> builder.connect(clamped(roundTrips), rtt));
    }

    private static Consumer<NetworkBuilder> idleTimeout(Spec spec) {
        Duration timeout = spec.duration("timeout", spec.arguments("timeout")[0]);
        return builder -> spec.bounded(() -> builder.idleTimeout(timeout));
    }

    private static Consumer<NetworkBuilder> headTimeout(Spec spec) {
        Duration timeout = spec.duration("timeout", spec.arguments("timeout")[0]);
        return builder -> spec.bounded(() -> builder.headTimeout(timeout));
    }

    private static Consumer<NetworkBuilder> maxRequests(Spec spec) {
        long most = spec.wholeNumber("most", spec.arguments("most")[0]);
        return builder -> spec.bounded(() -> builder.maxRequestsPerConnection(clamped(most)));
    }

    private static Consumer<NetworkBuilder> maxConnections(Spec spec) {
        String[] values = spec.arguments("most", "whenFull");
        long most = spec.wholeNumber("most", values[0]);
        WhenFull whenFull = whenFull(spec, spec.given("whenFull", values[1]));
        return builder -> spec.bounded(() -> builder.maxConnections(clamped(most), whenFull));
    }

    private static WhenFull whenFull(Spec spec, String value) {
        return Arrays.stream(WhenFull.values())
                .filter(known -> known.toString().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> spec.bad("whenFull", value, "must be refuse or queue"));
    }

    /** More than any machine has is as good as no limit; what is too small stays so. */
    private static int clamped(long number) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(number, Integer.MAX_VALUE));
    }
}
