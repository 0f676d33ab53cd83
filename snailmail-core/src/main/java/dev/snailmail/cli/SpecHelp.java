package dev.snailmail.cli;

import java.util.ArrayList;
import java.util.List;

/** The grammar of specs, as {@code --help} shows it. */
final class SpecHelp {

    /** An example of each law. */
    static final List<String> LAWS = List.of(
            "lognormal(mode=45ms, sigma=0.5)",
            "normal(mean=45ms, std=10ms)",
            "exponential(mean=45ms)",
            "uniform(min=20ms, max=80ms)",
            "gamma(mean=45ms, shape=2)",
            "weibull(scale=45ms, shape=1.5)",
            "pareto(min=20ms, alpha=2.5)",
            "empirical(0: 5ms, 0.5: 30ms, 1: 200ms)",
            "fixed(20ms)",
            "none",
            "mixture(0.98: fixed(20ms), 0.02: fixed(400ms))",
            "shifted(fixed(20ms), by=100ms)",
            "capped(exponential(45ms), at=1s)",
            "scaled(gamma(45ms, 2), by=1.5)",
            "except(fixed(45ms), HEAD: fixed(5ms), miss: fixed(2ms))");

    /** An example of each fault. */
    static final List<String> FAULTS = List.of(
            "status(503, retryAfter=1s, body=slow down)",
            "reset",
            "reset(after=1000)",
            "truncate(after=1000)",
            "stall(500ms, after=1000)",
            "stall(until=released)",
            "drip(bytes=100, every=10ms)",
            "corrupt(bits=1)",
            "wrongContentRange",
            "ignoreRange",
            "objectChanged",
            "delay(200ms)");

    /** Rules with each setting. */
    static final List<String> RULES = List.of(
            "GET data/** nth=2: status(503)",
            "* probability=0.1 times=3: reset",
            "GET range=bytes=0- first=5: truncate(after=1000)",
            "HEAD nthPerKey=1 from=1s to=2s untilReset: delay(200ms)",
            "limit(20/s, per=server)");

    private SpecHelp() {}

    /** {@return lines for the end of the help} */
    static List<String> lines() {
        List<String> lines = new ArrayList<>();
        add(lines, "Latency specs, by example:", LAWS);
        add(lines, "Fault specs are a pattern of requests, settings, a colon and a fault, or a limit:", RULES);
        add(lines, "Faults:", FAULTS);
        return lines;
    }

    private static void add(List<String> lines, String title, List<String> specs) {
        lines.add("");
        lines.add(title);
        specs.forEach(spec -> lines.add("  " + spec));
    }
}
