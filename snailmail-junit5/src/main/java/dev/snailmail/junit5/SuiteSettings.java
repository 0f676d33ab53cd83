package dev.snailmail.junit5;

import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.network.NetworkBuilder;
import dev.snailmail.network.TimeScale;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * What configuration parameters of JUnit say of all stores, which they move to another network, seed or scale.
 *
 * @param network in place of the whole network
 * @param latency in place of its latency
 * @param bandwidth in place of the rate of its shared pipe
 * @param seed in place of its seed
 * @param timeScale in place of the scale
 */
record SuiteSettings(
        Optional<Network> network,
        Optional<Latency> latency,
        Optional<Bandwidth> bandwidth,
        Optional<Long> seed,
        Optional<TimeScale> timeScale) {

    static final String TIME_SCALE = "configuration parameter snailmail.timeScale";

    private static final System.Logger LOG = System.getLogger(SuiteSettings.class.getName());
    private static final Namespace RUN = Namespace.create(SuiteSettings.class);
    private static final String RANDOM = "random";

    /** For a store that stays where it is. */
    static SuiteSettings none() {
        return new SuiteSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * What this run is configured with.
     *
     * @throws ExtensionConfigurationException if one of the parameters makes no sense; it names it
     */
    static SuiteSettings of(ExtensionContext context) {
        return new SuiteSettings(
                read(context, "snailmail.network", Network::parse),
                read(context, "snailmail.latency", Latency::parse),
                read(context, "snailmail.bandwidth", Bandwidth::parse),
                read(context, "snailmail.seed", text -> seed(text, context)),
                read(context, "snailmail.timeScale", SuiteSettings::timeScale));
    }

    /** A blank one is none, as builds hand on properties that nobody has set. */
    private static <T> Optional<T> read(ExtensionContext context, String parameter, Function<String, T> parse) {
        return context.getConfigurationParameter(parameter)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> {
                    try {
                        return parse.apply(text);
                    } catch (IllegalArgumentException e) {
                        throw new ExtensionConfigurationException(
                                "configuration parameter " + parameter + ": " + e.getMessage(), e);
                    }
                });
    }

    private static Long seed(String text, ExtensionContext context) {
        if (text.equals(RANDOM)) {
            return context.getRoot().getStore(RUN).getOrComputeIfAbsent(RANDOM, absent -> draw(), Long.class);
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("seed (" + text + ") must be a whole number of 64 bits, or random", e);
        }
    }

    /** Once for the run, so that one number is enough to have it again. */
    private static Long draw() {
        long seed = new SecureRandom().nextLong();
        LOG.log(System.Logger.Level.INFO, () -> "snailmail.seed=random is snailmail.seed=" + seed + " in this run");
        return seed;
    }

    private static TimeScale timeScale(String text) {
        try {
            return TimeScale.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("timeScale (" + text + ") must be a number from 0.001 to 1000", e);
        }
    }

    /** The network that a store has instead of its own. */
    Network moved(Network own) {
        NetworkBuilder moved = network.orElse(own).toBuilder();
        latency.ifPresent(moved::latency);
        bandwidth.ifPresent(moved::shared);
        return moved.seed(seed.orElse(own.seed())).build();
    }

    /** The time scale that a store has instead of its own. */
    double timeScale(double own) {
        return timeScale.map(TimeScale::factor).orElse(own);
    }
}
