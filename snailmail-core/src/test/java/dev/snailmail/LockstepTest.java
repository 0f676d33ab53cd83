package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Lockstep;
import dev.snailmail.recording.LockstepFailedException;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.Logged;
import dev.snailmail.wire.WireClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where rounds are counted, {@link #QUIET} is long, so that a busy machine is quick enough. */
@Timeout(60)
class LockstepTest {

    private static final Duration QUIET = Duration.ofMillis(150);
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofSeconds(1);
    private static final int SIZE = 300_000;

    private final SlowServer server = SlowServer.builder(
                    ObjectStore.synthetic(Map.of("object", (long) SIZE, "small", 10L, "large", 5_000_000L)))
            .start();

    private final List<WireClient> clients = new ArrayList<>(WireClient.several(server, 5));
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        clients.forEach(WireClient::close);
        server.close();
    }

    private WireClient client(int nth) {
        return clients.get(nth);
    }

    private void awaitArrived(int number) {
        Eventually.holds("so many arrive: " + number, () -> server.snapshot().requestCount() == number);
    }

    private void sendAll(List<WireClient> several, String key) {
        several.forEach(client -> client.sendRequest("GET", "/" + key));
    }

    private void readAll(List<WireClient> several) {
        several.forEach(client -> assertThat(client.read().status()).isEqualTo(200));
    }

    /** The connections are in order, and nothing is held any more. */
    private void assertUsableAfterwards(List<WireClient> several) {
        server.setNetwork(Network.builder().build());
        server.inject(FaultPlan.none());
        sendAll(several, "object");
        readAll(several);
        assertThat(server.recording().incomplete()).isZero();
        assertThat(server.lockstep(SHORT, () -> several.get(0).get("/object")).rounds())
                .isEqualTo(1);
    }

    @Test
    void oneAfterTheOtherEachIsARound() {
        Lockstep steps = server.lockstep(SHORT, () -> {
            for (int i = 0; i < 6; i++) {
                assertThat(client(i % 2).get("/object").body()).hasSize(SIZE);
            }
        });
        assertThat(steps.requestsPerRound()).containsExactly(1, 1, 1, 1, 1, 1);
        assertThat(steps.requestsByRound()).allSatisfy(round -> {
            assertThat(round).hasSize(1);
            assertThat(round.get(0).outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(round.get(0).duration()).as("never early").isGreaterThanOrEqualTo(SHORT);
        });
        assertThat(steps.isPlateau()).isFalse();
        assertThat(steps.longestThinkGap()).isPositive();
        assertThat(steps.quiet()).isEqualTo(SHORT);
        assertThat(steps.recording().gets()).isEqualTo(6);
        assertUsableAfterwards(clients);
    }

    /** Whatever is slow here would take minutes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "fixed(5min)",
                "lognormal(mode=45ms, sigma=2)",
                "1KB/s",
                "fifo(1KB/s), slowStart(1min)",
                "connect(5min), perConnection(1KB/s)"
            })
    void anIndexAndThenFourInParallelAreTwoRounds(String network) {
        server.setNetwork(Network.parse(network));
        List<WireClient> fresh = WireClient.several(server, 5);
        clients.addAll(fresh);
        Lockstep steps = server.lockstep(QUIET, () -> {
            fresh.get(0).get("/object");
            sendAll(fresh.subList(1, 5), "object");
            readAll(fresh.subList(1, 5));
        });
        assertThat(steps.requestsPerRound()).containsExactly(1, 4);
        assertThat(steps.requestsByRound()).extracting(List::size).containsExactly(1, 4);
        assertThat(steps.recording().maxInFlight()).isEqualTo(4);
        assertThat(steps.recording().network()).isEqualTo(Network.parse(network).toString());
        assertThat(steps.recording().requests()).allSatisfy(request -> {
            assertThat(request.injectedLatency()).isZero();
            assertThat(request.connectionSetup()).isZero();
        });
        assertUsableAfterwards(fresh);
    }

    @Test
    void twoThreadsThatReadSideBySideShareTheirRounds() throws Exception {
        Lockstep steps = server.lockstep(QUIET, () -> {
            Callable<Integer> three = () -> client(0).get("/object").status()
                    + client(0).get("/object").status()
                    + client(0).get("/object").status();
            Callable<Integer> two = () ->
                    client(1).get("/object").status() + client(1).get("/object").status();
            Future<Integer> first = threads.submit(three);
            Future<Integer> second = threads.submit(two);
            assertThat(first.get() + second.get()).isEqualTo(1000);
        });
        assertThat(steps.requestsPerRound()).containsExactly(2, 2, 1);
        assertThat(steps.isPlateau()).isTrue();
    }

    @Test
    void headsMissesAndUploadsAreHeldToo() {
        server.setNetwork(Network.parse("up(1KB/s)"));
        Lockstep steps = server.lockstep(QUIET, () -> {
            client(0).sendRequest("HEAD", "/object");
            client(1).sendRequest("GET", "/missing");
            client(2).sendRequest("PUT", "/object", "Content-Length: 500000").send(new byte[500_000]);
            assertThat(client(0).read("HEAD").status()).isEqualTo(200);
            assertThat(client(1).read().status()).isEqualTo(404);
            client(2).read();
        });
        assertThat(steps.requestsPerRound()).containsExactly(3);
        assertThat(steps.recording().bytesReceived()).isEqualTo(500_000);
        assertUsableAfterwards(clients);
    }

    @Test
    void pipelinedRequestsArriveWhenTheOneBeforeIsAnswered() {
        Lockstep steps = server.lockstep(SHORT, () -> {
            client(0).sendRequest("GET", "/object").sendRequest("GET", "/object");
            client(0).read();
            client(0).read();
        });
        assertThat(steps.requestsPerRound()).containsExactly(1, 1);
    }

    @Test
    void faultsApplyAfterTheRelease() {
        server.inject(FaultPlan.builder()
                .on("*")
                .nth(1)
                .inject(Fault.delay(Duration.ofMillis(50)))
                .on("*")
                .nth(2)
                .inject(Fault.status(503))
                .on("*")
                .nth(3)
                .inject(Fault.parse("reset(after=0)"))
                .build());
        Lockstep steps = server.lockstep(SHORT, () -> {
            client(0).get("/object");
            assertThat(client(1).get("/object").status()).isEqualTo(503);
            client(2).sendRequest("GET", "/object").readToEnd();
        });
        assertThat(steps.requestsPerRound()).containsExactly(1, 1, 1);
        RequestRecord delayed = steps.recording().requests().get(0);
        assertThat(delayed.injectedLatency()).isEqualTo(Duration.ofMillis(50));
        assertThat(delayed.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(55));
        assertThat(steps.recording().faultCount()).isEqualTo(3);
    }

    @Test
    void theSameLatenciesAreDrawnAfterwards() {
        server.setLatency(Latency.parse("exponential(mean=2ms)"));
        server.lockstep(SHORT, () -> client(0).get("/object"));
        List<Duration> after = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            client(0).get("/object");
            after.add(server.recording().requests().get(i == 0 ? 1 : 0).injectedLatency());
            server.reset();
        }
        assertThat(after.get(0)).isPositive().isEqualTo(after.get(1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoGivesUpWhileHeldIsTold(boolean abruptly) {
        Throwable failure = catchThrowable(() -> server.lockstep(LONG, () -> {
            sendAll(clients.subList(0, 2), "object");
            awaitArrived(2);
            if (abruptly) {
                client(0).hangUp();
            } else {
                client(0).close();
            }
            Eventually.holds("it is noticed", () -> server.snapshot().incomplete() == 1);
            readAll(clients.subList(1, 2));
        }));
        assertThat(failure)
                .isInstanceOf(LockstepFailedException.class)
                .hasMessageMatching(
                        "lockstep: a client gave up while requests were held:\n" + "  GET object, after [0-9.]+ms");
        assertThat(server.recording().requests())
                .extracting(RequestRecord::outcome)
                .containsExactlyInAnyOrder(Outcome.CLIENT_LEFT, Outcome.COMPLETE);
        assertUsableAfterwards(clients.subList(1, 5));
    }

    @Test
    void whatTheActionThrowsIsThrownAndNothingStaysHeld() {
        IOException wrong = new IOException("wrong");
        assertThat(catchThrowable(() -> server.lockstep(LONG, () -> {
                    sendAll(clients, "object");
                    awaitArrived(5);
                    throw wrong;
                })))
                .isSameAs(wrong)
                .hasNoSuppressedExceptions();
        readAll(clients);
        assertUsableAfterwards(clients);
    }

    @Test
    void whatTheActionThrowsBringsAlongWhoGaveUp() {
        IOException wrong = new IOException("timed out");
        assertThat(catchThrowable(() -> server.lockstep(LONG, () -> {
                    client(0).sendRequest("GET", "/object");
                    awaitArrived(1);
                    client(0).hangUp();
                    Eventually.holds("it is noticed", () -> server.snapshot().incomplete() == 0);
                    throw wrong;
                })))
                .isSameAs(wrong);
        assertThat(wrong.getSuppressed()).hasSize(1).hasOnlyElementsOfType(LockstepFailedException.class);
        assertUsableAfterwards(clients.subList(1, 5));
    }

    @Test
    void whatIsHeldWhenTheActionReturnsIsALastRound() {
        Lockstep steps = server.lockstep(LONG, () -> {
            sendAll(clients, "object");
            awaitArrived(5);
            // What has arrived is held some microseconds later, which nobody can see from here.
            Eventually.holds("100 ms have passed", later(Duration.ofMillis(100))::passed);
        });
        assertThat(steps.requestsPerRound()).containsExactly(5);
        readAll(clients);
        assertUsableAfterwards(clients);
    }

    @Test
    void whoNeverLetsItBeQuietMeetsTheLimit() {
        Duration limit = LONG.plusMillis(10);
        server.setNetwork(Network.parse("none"));
        List<WireClient> asking = WireClient.several(server, 200);
        clients.addAll(asking);
        assertThatExceptionOfType(LockstepFailedException.class)
                .isThrownBy(() -> server.lockstep(LONG, limit, () -> {
                    asking.get(0).sendRequest("GET", "/small");
                    awaitArrived(1);
                    int nth = 1;
                    while (server.snapshot().incomplete() == nth) {
                        assertThat(nth).isLessThan(200);
                        asking.get(nth).sendRequest("GET", "/small");
                        nth++;
                        awaitArrived(nth);
                        Eventually.holds("10 ms have passed", later(Duration.ofMillis(10))::passed);
                    }
                    readAll(asking.subList(0, nth));
                }))
                .withMessageStartingWith("lockstep: a round has been held for the holdLimit (1.01s), since it was never"
                        + " quiet for 1s; the requests that were held:\n  GET small, after 10");
        assertUsableAfterwards(clients.subList(0, 5));
    }

    private record Later(long nanos) {
        boolean passed() {
            return System.nanoTime() - nanos >= 0;
        }
    }

    private static Later later(Duration duration) {
        return new Later(System.nanoTime() + duration.toNanos());
    }

    @Test
    void closingTheServerHoldsNothing() {
        assertThatExceptionOfType(LockstepFailedException.class)
                .isThrownBy(() -> server.lockstep(LONG, () -> {
                    sendAll(clients, "object");
                    awaitArrived(5);
                    server.close();
                    clients.forEach(WireClient::readUntilClosed);
                }))
                .withMessageStartingWith("lockstep: the server was closed while requests were held:\n  GET object, ");
        assertThat(server.recording().requests())
                .hasSize(5)
                .extracting(RequestRecord::outcome)
                .containsOnly(Outcome.SERVER_CLOSED);
    }

    @Test
    void aCloseMayMeetARelease() throws Exception {
        for (int nth = 0; nth < 20; nth++) {
            SlowServer racing =
                    SlowServer.builder(ObjectStore.synthetic("object", SIZE)).start();
            List<WireClient> several = WireClient.several(racing, 5);
            Future<?> closing = threads.submit(() -> {
                Eventually.holds("they arrive", () -> racing.snapshot().requestCount() == 5);
                racing.close();
            });
            AtomicReference<Throwable> failure = new AtomicReference<>();
            List<LogRecord> logged =
                    Logged.during(() -> failure.set(catchThrowable(() -> racing.lockstep(Duration.ofMillis(1), () -> {
                        sendAll(several, "object");
                        several.forEach(WireClient::readUntilClosed);
                        closing.get();
                    }))));
            if (failure.get() != null) {
                assertThat(failure.get()).isInstanceOf(LockstepFailedException.class);
            }
            assertThat(logged).extracting(LogRecord::getMessage).isEmpty();
            assertThat(racing.recording().requests())
                    .extracting(RequestRecord::outcome)
                    .isSubsetOf(Outcome.COMPLETE, Outcome.SERVER_CLOSED);
            several.forEach(WireClient::close);
        }
    }

    @Test
    void aResetAndTuningLeaveItAlone() {
        Lockstep steps = server.lockstep(SHORT, () -> {
            client(0).get("/object");
            client(0).sendRequest("GET", "/object");
            awaitArrived(2);
            server.reset();
            server.setLatency(Latency.fixed(Duration.ofMinutes(5)));
            server.setBandwidth(Bandwidth.bytesPerSecond(1000));
            client(0).read();
            client(0).get("/object");
        });
        assertThat(steps.requestsPerRound()).containsExactly(1, 1, 1);
        assertThat(steps.recording().requestCount()).isEqualTo(3);
        assertThat(server.recording().requestCount()).isEqualTo(1);
        assertUsableAfterwards(clients);
    }

    @Test
    void whatIsOnItsWayAlreadyIsNotHeld() {
        server.setLatency(Latency.fixed(Duration.ofMillis(30)));
        client(0).sendRequest("GET", "/object");
        awaitArrived(1);
        Lockstep steps = server.lockstep(SHORT, () -> client(0).read());
        assertThat(steps.rounds()).isZero();
        assertThat(steps.recording().requestCount()).isZero();
        assertThat(server.recording().requests().get(0).injectedLatency()).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void thereIsOneAtATime() {
        Lockstep outer = server.lockstep(SHORT, () -> {
            assertThatIllegalStateException()
                    .isThrownBy(() -> server.lockstep(() -> client(0).get("/object")))
                    .withMessage("a lockstep is running on this server already; there may be one at a time");
            client(1).get("/object");
        });
        assertThat(outer.requestsPerRound()).as("the first goes on").containsExactly(1);
        assertThat(server.lockstep(() -> client(0).get("/object")).rounds()).isEqualTo(1);
    }

    @Test
    void boundsAreChecked() {
        ServerHandle.Action<RuntimeException> never = () -> {
            throw new AssertionError("it ran");
        };
        for (String quiet : List.of("0.000999999", "0", "-1", "1.000000001")) {
            Duration wrong = Duration.parse("PT" + quiet + "S");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.lockstep(wrong, never))
                    .withMessageMatching("quiet \\(.+\\) must be from 1ms to 1s");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.lockstep(Duration.ofSeconds(Long.MAX_VALUE), never))
                .withMessageStartingWith("quiet (PT");
        for (Duration wrong : List.of(SHORT, Duration.ZERO, Duration.ofSeconds(601))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.lockstep(SHORT, wrong, never))
                    .withMessageMatching("holdLimit \\(.+\\) must be longer than quiet \\(5ms\\) and at most 600s");
        }
        assertThat(server.lockstep(Duration.ofMillis(1), () -> client(0).get("/object"))
                        .rounds())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 10})
    void quietIsOfRealTimeAtAnyTimeScale(double scale) {
        try (SlowServer scaled = SlowServer.builder(ObjectStore.synthetic("object", SIZE))
                        .timeScale(scale)
                        .start();
                WireClient client = WireClient.of(scaled)) {
            long start = System.nanoTime();
            Lockstep steps = scaled.lockstep(Duration.ofMillis(20), () -> client.get("/object"));
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
            assertThat(steps.requestsPerRound()).containsExactly(1);
            double told = steps.recording().requests().get(0).duration().toNanos();
            assertThat(told).isGreaterThanOrEqualTo(20_000_000 / scale * 0.999);
        }
    }

    @Test
    void aLargeBodyThatIsOnItsWayIsNotQuiet() {
        Lockstep steps = server.lockstep(SHORT, () -> {
            client(0).sendRequest("GET", "/large");
            client(1).sendRequest("GET", "/object");
            client(1).read();
            client(1).get("/object");
            client(0).read();
        });
        assertThat(steps.recording().requestCount()).isEqualTo(3);
        assertThat(steps.recording().requests()).allMatch(request -> request.outcome() == Outcome.COMPLETE);
    }
}
