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
 * The network, seed and time scale that configuration parameters of JUnit give to all stores.
 *
 * @param network in place of the network, as {@link NetworkReplacement} does it
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
                read(context, SuiteParameter.NETWORK, Network::parse),
                read(context, SuiteParameter.LATENCY, Latency::parse),
                read(context, SuiteParameter.BANDWIDTH, Bandwidth::parse),
                read(context, SuiteParameter.SEED, text -> seed(text, context)),
                read(context, SuiteParameter.TIME_SCALE, SuiteSettings::timeScale));
    }

    private static <T> Optional<T> read(ExtensionContext context, SuiteParameter parameter, Function<String, T> parse) {
        return parameter.read(context).map(text -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                throw new ExtensionConfigurationException(parameter + ": " + e.getMessage(), e);
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

    /** Returns the network that a store has instead of its own. */
    Network moved(Network own) {
        NetworkBuilder moved =
                network.map(replacement -> NetworkReplacement.of(replacement, own)).orElse(own).toBuilder();
        latency.ifPresent(moved::latency);
        bandwidth.ifPresent(moved::shared);
        return moved.seed(seed.orElse(own.seed())).build();
    }

    /** Returns the time scale that a store has instead of its own. */
    double timeScale(double own) {
        return timeScale.map(TimeScale::factor).orElse(own);
    }
}
