package dev.snailmail.examples.bench.growth;

import dev.snailmail.examples.bench.peer.ServerProcess;
import java.io.IOException;
import java.time.Duration;

/** What a request cost a server, and how many there were a second. */
record Cost(double cpuMicros, double requestsPerSecond) {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    /** What returns when all its requests have been answered. */
    @FunctionalInterface
    interface Load {
        void run() throws IOException;
    }

    static Cost of(ServerProcess server, int requests, Load load) throws IOException {
        Duration before = server.cpu();
        long start = System.nanoTime();
        load.run();
        long nanos = System.nanoTime() - start;
        double cpuNanos = server.cpu().minus(before).toNanos();
        return new Cost(cpuNanos / NANOS_PER_MICRO / requests, requests * NANOS_PER_SECOND / nanos);
    }
}
