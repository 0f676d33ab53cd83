package dev.snailmail.http;

import dev.snailmail.dialect.Dialect;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.fault.Injection;
import dev.snailmail.hosts.AllowedHosts;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Delays;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Admission;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recorder;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.time.Joining;
import dev.snailmail.time.Ticker;
import dev.snailmail.time.Timer;
import dev.snailmail.trace.Traces;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Requests that the first server of a JVM answers before it is announced, so that no client waits until classes are
 * loaded. They use the threads of that server, but a listener, a store, a network and a recorder of their own. No code of
 * users is run.
 */
final class WarmUp {

    private static final System.Logger LOGGER = System.getLogger("dev.snailmail");

    /** Every Java runtime has a file named release in it. */
    private static final Path ROOT = Path.of(System.getProperty("java.home"));

    private static final List<String> REQUESTS = List.of(
            "GET /release HTTP/1.1\r\nHost: 127.0.0.1\r\nRange: bytes=0-9\r\n\r\n",
            "GET /release HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            "HEAD /release HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            "GET /missing HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            "GET /release HTTP/1.1\r\nHost: 127.0.0.1\r\nRange: bytes=999999999-\r\n\r\n");

    private static final int CONNECTIONS = 2;
    private static final int ROUNDS = 2;
    private static final int ANSWER_BYTES = 64 << 10;
    private static final int ANSWER_LIMIT_MILLIS = 2_000;
    private static final Duration LATENCY = Duration.ofNanos(100_000);

    private static final Duration LOADING_LIMIT = Duration.ofSeconds(10);

    /** Loads what needs no server; null before the first server begins to start. */
    private static Thread loading;

    private static boolean done;

    private WarmUp() {}

    /** Begins to load what needs no server, while the first listener of this JVM starts. */
    static synchronized void begin() {
        if (loading == null) {
            loading = new Thread(WarmUp::answerWithoutServer, "snailmail-warm-up");
            loading.setDaemon(true);
            loading.start();
        }
    }

    /**
     * Warms up, unless this JVM is warm.
     *
     * @param listener has the threads that answer
     */
    static synchronized void once(Listener listener) {
        if (done) {
            return;
        }
        done = true;
        try (ObjectStore store = ObjectStore.directory(ROOT)) {
            run(listener, store);
            Joining.uninterruptibly(loading, LOADING_LIMIT);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "The first requests may be answered late", e);
        }
    }

    /** Plans and records answers as the handler does, and draws from each law. */
    private static void answerWithoutServer() {
        try (ObjectStore store = ObjectStore.directory(ROOT)) {
            Ticker ticker = Ticker.system();
            Round round = round(ticker);
            for (RequestInfo request : List.of(
                    RequestInfo.of("GET", "release", "bytes=0-9"), RequestInfo.of("GET", "missing", "bytes=0-9"))) {
                long now = ticker.nanos();
                Admission admission = round.recorder().admit(request, round.network(), now);
                Injection injection = round.faults().into(request, now);
                ResponsePlan plan = injection.answer(request, store, Dialect.httpRange(), Instant.now());
                admission.planned(plan, round.delays().nanosFor(request, plan.status()));
                admission.metFaults(injection.verdicts(), plan.fault());
                round.pipes().down().reserve(now, 1);
                new BodySource(plan.body()).prepare(1);
                admission.headBegins(now);
                admission.ended(Outcome.COMPLETE, now);
                plan.release();
            }
            Stream.of(
                            Latency.fixed(LATENCY),
                            Latency.normal(LATENCY, LATENCY),
                            Latency.exponential(LATENCY),
                            Latency.uniform(LATENCY, LATENCY.multipliedBy(2)),
                            Latency.gamma(LATENCY, 2),
                            Latency.weibull(LATENCY, 2),
                            Latency.pareto(LATENCY, 2))
                    .map(law -> Delays.of(Network.builder().latency(law).build()))
                    .forEach(delays -> delays.nanosFor(RequestInfo.of("GET", "release", ""), 200));
        } catch (IOException | RuntimeException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "The first requests may be answered late", e);
        }
    }

    private static Round round(Ticker ticker) {
        Network network = Network.builder()
                .latency(Latency.logNormal(LATENCY, 0.1))
                .shared(Bandwidth.megabytesPerSecond(1000))
                .build();
        return Round.first(network, FaultPlan.none(), Recorder.unseen(ticker), ticker.nanos());
    }

    private static void run(Listener listener, ObjectStore store) throws IOException {
        Ticker ticker = Ticker.system();
        Round round = round(ticker);
        try (Timer timer = Timer.start("snailmail-warm-up", ticker)) {
            ConnectionTable connections = new ConnectionTable(() -> round, Traces.unseen(ticker), timer, ticker);
            ExchangeHandler handler = new ExchangeHandler(
                    AllowedHosts.loopback(),
                    () -> round,
                    store,
                    Dialect.httpRange(),
                    connections,
                    new Locksteps(timer, ticker),
                    timer,
                    ticker);
            try (Listener own = listener.another(handler, connections)) {
                for (int i = 0; i < CONNECTIONS; i++) {
                    ask(own.port());
                }
                connections.closing();
                own.stopAccepting();
                connections.closeAll();
            }
        }
    }

    private static void ask(int port) throws IOException {
        try (SocketChannel client = SocketChannel.open(new InetSocketAddress(Listener.loopback(), port))) {
            client.socket().setSoTimeout(ANSWER_LIMIT_MILLIS);
            InputStream answers = client.socket().getInputStream();
            byte[] answer = new byte[ANSWER_BYTES];
            for (int i = 0; i < ROUNDS; i++) {
                for (String request : REQUESTS) {
                    client.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
                    answers.read(answer);
                }
            }
        }
    }
}
