package dev.snailmail.scenarios;

import dev.snailmail.network.Network;
import dev.snailmail.network.TimeScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Draws networks whose waits take some milliseconds of real time. */
final class NetworkDraw {

    private static final double[] RATES = {5e6, 10e6, 20e6, 100e6};

    private final Random random;
    private final double scale;

    NetworkDraw(Random random, double scale) {
        this.random = random;
        this.scale = scale;
    }

    /** {@return the parts of a network that a server takes at the scale} */
    List<String> parts() {
        while (true) {
            List<String> parts = anyParts();
            if (holds(parts)) {
                return parts;
            }
        }
    }

    /** {@return a law of latency that a server takes at the scale} */
    String law() {
        while (true) {
            String law = anyLaw();
            if (holds(List.of(law))) {
                return law;
            }
        }
    }

    private boolean holds(List<String> parts) {
        try {
            TimeScale.of(scale).requireHolds(Network.parse(Scenario.Server.spec(parts)));
            return true;
        } catch (IllegalArgumentException tooFast) {
            return false;
        }
    }

    private List<String> anyParts() {
        List<String> parts = new ArrayList<>();
        add(parts, 0.8, anyLaw());
        add(parts, 0.35, rate());
        add(parts, 0.2, "perConnection(" + rate() + ")");
        add(parts, 0.15, "fifo(" + rate() + ")");
        add(parts, 0.15, "up(" + rate() + ")");
        add(parts, 0.15, "slowStart(" + time() + ")");
        add(parts, 0.2, "connect(" + time() + ")");
        add(parts, 0.15, "idleTimeout(" + duration(1 + random.nextInt(20), scale) + ")");
        add(parts, 0.15, "maxRequests(" + (1 + random.nextInt(4)) + ")");
        add(parts, 0.15, "maxConnections(" + (1 + random.nextInt(3)) + ", " + pick("queue", "refuse") + ")");
        add(
                parts,
                0.15,
                "limit(" + number((20 + random.nextInt(200)) * scale) + "/s, per=" + pick("server", "prefix") + ")");
        add(
                parts,
                0.3,
                pick(
                        "draws(arrival)",
                        "draws(method, key, occurrence)",
                        "draws(method, key, range, occurrence)",
                        "draws(method, key, range)"));
        return parts;
    }

    private void add(List<String> parts, double probability, String part) {
        if (random.nextDouble() < probability) {
            parts.add(part);
        }
    }

    private String anyLaw() {
        String[] laws = {
            "none",
            "fixed(" + time() + ")",
            "fixed(" + time() + ")",
            "uniform(min=" + time() + ", max=" + duration(6, scale) + ")",
            capped("exponential(mean=" + time() + ")"),
            capped("lognormal(mode=" + time() + ", sigma=0.5)"),
            capped("gamma(mean=" + time() + ", shape=2)"),
            capped("weibull(scale=" + time() + ", shape=1.5)"),
            capped("pareto(min=" + time() + ", alpha=2.5)"),
            "normal(mean=" + time() + ", std=" + duration(0.5, scale) + ")",
            "empirical(0: " + duration(1, scale) + ", 0.5: " + duration(2, scale) + ", 1: " + duration(5, scale) + ")",
            "mixture(0.8: fixed(" + time() + "), 0.2: " + capped("exponential(mean=" + time() + ")") + ")",
            "shifted(" + capped("exponential(mean=" + time() + ")") + ", by=" + time() + ")",
            "except(" + capped("lognormal(mode=" + time() + ", sigma=0.3)") + ", HEAD: fixed(" + time()
                    + "), miss: none, " + "first: fixed(" + time() + "))"
        };
        return laws[random.nextInt(laws.length)];
    }

    private String capped(String law) {
        return "capped(" + law + ", at=" + duration(8, scale) + ")";
    }

    /** {@return a rate, constant as a rule} */
    String rate() {
        return switch (random.nextInt(8)) {
            case 0 -> "steps(0s: " + constant() + ", " + duration(10, scale) + ": " + constant() + ")";
            case 1 ->
                "sine(mean=" + bytes(10e6) + ", amplitude=" + bytes(8e6) + ", period=" + duration(20, scale) + ")";
            case 2 -> "random(min=" + bytes(4e6) + ", max=" + bytes(20e6) + ", every=" + duration(5, scale) + ")";
            case 3 -> "outage(" + constant() + ", from=" + duration(5, scale) + ", to=" + duration(12, scale) + ")";
            default -> constant();
        };
    }

    private String constant() {
        return bytes(RATES[random.nextInt(RATES.length)]);
    }

    private String bytes(double perSecond) {
        return number(perSecond * scale) + "B/s";
    }

    private String time() {
        return duration(1 + 3 * random.nextDouble(), scale);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** {@return what so many milliseconds are told as} */
    static String duration(double realMillis, double scale) {
        return Math.round(realMillis * 1_000 / scale) + "us";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
