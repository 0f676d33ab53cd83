package dev.snailmail.network;

import dev.snailmail.spec.Grammar;
import dev.snailmail.spec.Spec;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit on how many requests are served in a second: for the server as a whole, or for each prefix of keys by itself,
 * as object stores have it. What comes beyond it is answered with 503 and {@code Retry-After: 1} when its latency has
 * passed. No stretch of time sees more than the rate, 50 ms worth of it and one; more than that is not saved up
 * while fewer requests come. Requests that are refused do not count. Immutable.
 *
 * <p>A prefix is all of a key up to its last slash; keys without one share the empty prefix.
 */
public final class RequestLimit {

    static final String NAME = "limit";
    static final Grammar<RequestLimit> SPECS = Grammar.<RequestLimit>of("names no limit")
            .with(NAME, RequestLimit::read, "limit(5500/s, per=prefix)", "limit(100/s, per=server)");

    private static final double LEAST = 0.001;
    private static final double MOST = 1e9;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Pattern RATE = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*/\\s*s");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    private final double perSecond;
    private final Scope scope;

    private enum Scope {
        PREFIX,
        SERVER
    }

    private RequestLimit(double perSecond, Scope scope) {
        this.perSecond = perSecond;
        this.scope = scope;
    }

    /**
     * Begins a limit: {@code RequestLimit.atMost(5500).requestsPerSecond().perPrefix()}.
     *
     * @param number how many, from 0.001 to 10⁹
     * @return a number of something
     * @throws IllegalArgumentException if the number is out of bounds
     */
    public static Amount atMost(double number) {
        Checks.between(LEAST, MOST, "requests per second", number);
        return new Amount(number);
    }

    /** So many of something. */
    public static final class Amount {

        private final double number;

        private Amount(double number) {
            this.number = number;
        }

        /** {@return so many requests a second} */
        public Rate requestsPerSecond() {
            return new Rate(number);
        }
    }

    /** So many requests a second. */
    public static final class Rate {

        private final double perSecond;

        private Rate(double perSecond) {
            this.perSecond = perSecond;
        }

        /** {@return a limit for each prefix of keys by itself} */
        public RequestLimit perPrefix() {
            return new RequestLimit(perSecond, Scope.PREFIX);
        }

        /** {@return a limit for all requests together} */
        public RequestLimit perServer() {
            return new RequestLimit(perSecond, Scope.SERVER);
        }
    }

    /**
     * Parses a spec: {@code limit(5500/s, per=prefix)} or {@code limit(100/s, per=server)}.
     *
     * @param spec the spec, as {@link #toString()} prints it
     * @return the limit
     * @throws IllegalArgumentException if the spec is not one of these or the rate is out of bounds; the message says
     *     what is wrong and what is allowed
     */
    public static RequestLimit parse(String spec) {
        return SPECS.parse(spec);
    }

    private static RequestLimit read(Spec call) {
        String[] values = call.arguments("rate", "per");
        Matcher rate = RATE.matcher(call.given("rate", values[0]));
        if (!rate.matches()) {
            throw call.bad(
                    "rate",
                    values[0],
                    NUMBER.matcher(values[0]).matches()
                            ? "needs /s behind it: " + values[0] + "/s"
                            : "must be a number and /s, such as 5500/s");
        }
        double number = Double.parseDouble(rate.group(1));
        Rate checked = call.bounded(() -> atMost(number)).requestsPerSecond();
        return switch (call.given("per", values[1]).toLowerCase(Locale.ROOT)) {
            case "prefix" -> checked.perPrefix();
            case "server" -> checked.perServer();
            default -> throw call.bad("per", values[1], "must be prefix or server");
        };
    }

    /** {@return how many requests a second} */
    public double perSecond() {
        return perSecond;
    }

    double intervalNanos() {
        return NANOS_PER_SECOND / perSecond;
    }

    /** What a key shares the limit with. */
    String scopeOf(String key) {
        return scope == Scope.SERVER ? "" : key.substring(0, key.lastIndexOf('/') + 1);
    }

    /**
     * Two limits are equal if their rates are, and what they are for.
     *
     * @param other anything
     * @return whether it is the same limit
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof RequestLimit limit && limit.perSecond == perSecond && limit.scope == scope;
    }

    /** {@return a hash of the rate and of what it is for} */
    @Override
    public int hashCode() {
        return 31 * Double.hashCode(perSecond) + scope.hashCode();
    }

    /** {@return the spec, which {@link #parse} reads back} */
    @Override
    public String toString() {
        return NAME + "(" + Checks.format(perSecond) + "/s, per=" + scope.name().toLowerCase(Locale.ROOT) + ")";
    }
}
