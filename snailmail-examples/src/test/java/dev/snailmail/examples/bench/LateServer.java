package dev.snailmail.examples.bench;

import dev.snailmail.examples.bench.client.LoadClient;
import dev.snailmail.examples.bench.client.Run;
import dev.snailmail.examples.bench.peer.ServerProcess;
import dev.snailmail.examples.bench.result.Spread;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server that is measured in turn with others, and how late beyond its delay it answered. */
final class LateServer implements AutoCloseable {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final int WARM_UP_CONNECTIONS = 64;

    private final String name;
    private final Duration delay;
    private final ServerProcess process;
    private final List<Double> p50 = new ArrayList<>();
    private final List<Double> p99 = new ArrayList<>();
    private int queued;
    private LoadClient client;

    /** What a client asks of a server. */
    @FunctionalInterface
    interface Load {
        Run on(LoadClient client) throws IOException;
    }

    LateServer(String name, Duration delay, ServerProcess process) {
        this.name = name;
        this.delay = delay;
        this.process = process;
    }

    String name() {
        return name;
    }

    /** Has it answered so many requests, and stops it until its turn. */
    LateServer warmed(int total, List<ByteBuffer> requests) throws IOException {
        try (LoadClient client = new LoadClient(process.port(), WARM_UP_CONNECTIONS)) {
            client.run(total, requests).requireNoErrors();
        }
        process.pause();
        return this;
    }

    /** Connects, forgets what was measured, and runs once: what a connection costs is not to be measured. */
    void begin(int connections, Load load) throws IOException {
        process.resume();
        client = new LoadClient(process.port(), connections);
        measure(load);
        p50.clear();
        p99.clear();
        queued = 0;
    }

    /** It is its turn: all others are stopped. */
    void measure(Load load) throws IOException {
        process.resume();
        Run run = load.on(client).requireNoErrors();
        p50.add(beyondDelay(run, 0.5));
        p99.add(beyondDelay(run, 0.99));
        queued += run.queuedRequests();
        process.pause();
    }

    /** Closes its connections. */
    void end() throws IOException {
        client.close();
    }

    private double beyondDelay(Run run, double fraction) {
        return run.microsAt(fraction) - delay.toNanos() / NANOS_PER_MICRO;
    }

    /** Microseconds. */
    Spread p50() {
        return Spread.of(p50);
    }

    /** Microseconds. */
    Spread p99() {
        return Spread.of(p99);
    }

    /** How late at the median beside another, in each round. */
    Spread beside(LateServer other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < p50.size(); i++) {
            ratios.add(p50.get(i) / other.p50.get(i));
        }
        return Spread.of(ratios);
    }

    /** Of an open loop: how many requests waited for a connection of the client. */
    int queuedRequests() {
        return queued;
    }

    @Override
    public void close() throws IOException {
        process.resume();
        process.close();
    }
}
