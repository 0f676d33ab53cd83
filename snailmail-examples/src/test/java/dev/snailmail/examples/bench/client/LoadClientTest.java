package dev.snailmail.examples.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadClientTest {

    private static final long MILLI = 1_000_000;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

    private final List<ByteBuffer> requests = List.of(LoadClient.get("key"));
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final AtomicLong time = new AtomicLong();
    private final AtomicInteger timesRead = new AtomicInteger();
    private ServerSocket listener;

    /** What a server does between a request and its answer. */
    private interface BeforeAnswer {
        void number(int request);
    }

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void end() throws IOException {
        listener.close();
        executor.shutdownNow();
    }

    @Test
    void whatAStallHoldsUpCountsFromWhenItShouldHaveBeenSent() throws Exception {
        serveOneConnection(request -> {
            if (request == 0) {
                stall(100 * MILLI);
            }
        });
        try (LoadClient client = new LoadClient(listener.getLocalPort(), 1, this::now)) {
            Run run = client.run(3, requests, Schedule.constant(1000)).requireNoErrors();

            assertThat(run.queuedRequests()).isEqualTo(2);
            assertThat(millisAt(run, 1.0)).as("the first").isEqualTo(100, within(0.1));
            assertThat(millisAt(run, 0.6)).as("due a millisecond later").isEqualTo(99, within(0.1));
            assertThat(millisAt(run, 0.3)).as("due two milliseconds later").isEqualTo(98, within(0.1));
            assertThat(run.seconds()).isEqualTo(0.1, within(1e-9));
        }
    }

    @Test
    void inAClosedLoopARequestCountsFromWhenItWasSent() throws Exception {
        serveOneConnection(request -> time.addAndGet(MILLI));
        try (LoadClient client = new LoadClient(listener.getLocalPort(), 1, this::now)) {
            Run run = client.run(3, requests).requireNoErrors();

            assertThat(millisAt(run, 0.01)).isEqualTo(1, within(0.01));
            assertThat(millisAt(run, 1.0)).isEqualTo(1, within(0.01));
            assertThat(run.queuedRequests()).isZero();
        }
    }

    @Test
    void equalRatesAreFair() {
        Run run = new Run(2);
        run.answered(0, MILLI);
        run.answered(0, MILLI);
        assertThat(run.fairness()).isEqualTo(1, within(1e-9));

        Run unfair = new Run(2);
        unfair.answered(0, MILLI);
        unfair.answered(0, 1000 * MILLI);
        assertThat(unfair.fairness()).isEqualTo(0.501, within(1e-3));
    }

    private long now() {
        timesRead.incrementAndGet();
        return time.get();
    }

    /** Lets time pass, and returns when the client has seen what became due meanwhile. */
    private void stall(long nanos) {
        time.addAndGet(nanos);
        int before = timesRead.get();
        while (timesRead.get() < before + 2) {
            Thread.onSpinWait();
        }
    }

    private void serveOneConnection(BeforeAnswer before) {
        executor.submit(() -> {
            try (Socket socket = listener.accept()) {
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                int request = 0;
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (line.isEmpty()) {
                        before.number(request++);
                        socket.getOutputStream().write(ANSWER);
                    }
                }
            }
            return null;
        });
    }

    private static double millisAt(Run run, double fraction) {
        return run.microsAt(fraction) / MICROS_PER_MILLI;
    }
}
