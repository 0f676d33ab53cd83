package dev.snailmail.examples.bench.pure;

import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.ClientLink;
import dev.snailmail.network.Network;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What a response can have to cross. */
public enum PipeKind {
    UNLIMITED("no limit", () -> Network.parse("none")),
    SHARED("a shared rate", () -> Network.parse("100MB/s")),
    PER_CONNECTION("a rate for each connection", () -> Network.parse("perConnection(100MB/s)")),
    FIFO("whole bodies, one after the other", () -> Network.parse("fifo(100MB/s)")),
    SLOW_START("slow start", () -> Network.parse("100MB/s, slowStart(50ms)")),
    CLIENT_LINK(
            "the link of a client",
            () -> Network.builder()
                    .clientLink(ClientLink.of(Bandwidth.megabytesPerSecond(100), Bandwidth.unlimited()))
                    .build()),
    STEPS(
            "a rate in 100 steps",
            () -> Network.builder().shared(Bandwidth.steps(Steps.hundred())).build()),
    SINE("a rate that swings", () -> Network.parse("sine(mean=100MB/s, amplitude=50MB/s, period=10s)")),
    RANDOM("a rate that jumps", () -> Network.parse("random(min=50MB/s, max=150MB/s, every=100ms)")),
    OUTAGE("a rate with an outage", () -> Network.parse("outage(100MB/s, from=1s, to=2s)")),
    ALL(
            "shared, for each connection, one after the other, slow start",
            () -> Network.parse("100MB/s, perConnection(100MB/s), fifo(100MB/s), slowStart(50ms)"));

    private final String label;
    private final Supplier<Network> network;

    PipeKind(String label, Supplier<Network> network) {
        this.label = label;
        this.network = network;
    }

    String label() {
        return label;
    }

    /** One of its own each time, since the link of a client outlives its servers. */
    Network network() {
        return network.get();
    }

    private static final class Steps {

        static Map<Duration, Bandwidth> hundred() {
            Map<Duration, Bandwidth> steps = new TreeMap<>();
            for (int second = 0; second < 100; second++) {
                steps.put(Duration.ofSeconds(second), Bandwidth.megabytesPerSecond(50 + second));
            }
            return steps;
        }
    }
}
