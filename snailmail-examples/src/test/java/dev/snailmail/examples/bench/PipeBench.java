package dev.snailmail.examples.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How close 16 downloads at once come to the rate of the pipe they share, and how evenly they share it. */
@Tag("bench")
class PipeBench {

    private static final int DOWNLOADS = 16;
    private static final int RUNS = 7;
    private static final double BYTES_PER_MEGABYTE = 1e6;

    @Test
    void rateAndFairnessOfParallelDownloads() throws IOException {
        System.out.printf("%nPipe: %d parallel downloads, %d runs; %s%n", DOWNLOADS, RUNS, Machine.describe());
        System.out.printf("  %-34s %-30s %s%n", "median [min to max]", "error of the rate, percent", "Jain's fairness");
        measure(10, 1_250_000);
        measure(10, 64 << 10);
        measure(100, 12_500_000);
        measure(100, 640 << 10);
    }

    private static void measure(int megabytesPerSecond, int bodySize) throws IOException {
        List<Double> errors = new ArrayList<>();
        List<Double> fairness = new ArrayList<>();
        try (ServerProcess server = ServerProcess.snailmail(BenchStore.create(), "none", megabytesPerSecond + "MB/s")) {
            download(server, bodySize);
            for (int i = 0; i < RUNS; i++) {
                Run run = download(server, bodySize);
                double rate = (double) DOWNLOADS * bodySize / run.seconds();
                errors.add(100 * (rate / (megabytesPerSecond * BYTES_PER_MEGABYTE) - 1));
                fairness.add(run.fairness());
            }
        }
        System.out.printf(
                "  %-34s %-30s %s%n",
                megabytesPerSecond + " MB/s, bodies of " + bodySize + " B",
                Spread.of(errors).as("%+.3f"),
                Spread.of(fairness).as("%.5f"));
    }

    private static Run download(ServerProcess server, int bodySize) throws IOException {
        try (LoadClient client = new LoadClient(server.port(), DOWNLOADS)) {
            return client.run(DOWNLOADS, BenchStore.ranges(bodySize)).requireNoErrors();
        }
    }
}
