package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the requests of a server waited follows the law that it was given. */
@Timeout(60)
class ServedDrawsTest {

    private static final int REQUESTS = 4_000;
    private static final int PARALLEL = 16;

    private static final DoubleUnaryOperator LOG_NORMAL =
            nanos -> KolmogorovSmirnov.normal((Math.log(nanos) - Math.log(200e3) - 0.25) / 0.5);

    private final ObjectStore store = ObjectStore.synthetic(IntStream.range(0, REQUESTS)
            .mapToObj(i -> "key-" + i)
            .collect(Collectors.toMap(Function.identity(), key -> 100L)));

    @Test
    void asInjected() {
        assertThat(distance(serve("lognormal(mode=200us, sigma=0.5)"), LOG_NORMAL))
                .isLessThan(1.63 / Math.sqrt(REQUESTS));
    }

    @Test
    void asInjectedInOrderOfArrival() {
        assertThat(distance(serve("lognormal(mode=200us, sigma=0.5), draws(arrival)"), LOG_NORMAL))
                .isLessThan(1.63 / Math.sqrt(REQUESTS));
    }

    @Test
    void anotherLawWouldBeNoticed() {
        assertThat(distance(serve("lognormal(mode=190us, sigma=0.5)"), LOG_NORMAL))
                .isGreaterThan(1.63 / Math.sqrt(REQUESTS));
    }

    @Test
    void noRequestIsAnsweredBeforeItsDraw() {
        for (RequestRecord request : serve("lognormal(mode=200us, sigma=0.5)").requests()) {
            assertThat(request.timeToFirstByte().orElseThrow()).isGreaterThanOrEqualTo(request.injectedLatency());
        }
    }

    private static double distance(Recording recording, DoubleUnaryOperator cumulative) {
        long[] injected = recording.requests().stream()
                .map(RequestRecord::injectedLatency)
                .mapToLong(Duration::toNanos)
                .toArray();
        assertThat(injected).hasSize(REQUESTS);
        return KolmogorovSmirnov.distance(injected, cumulative);
    }

    /** Asks for every object once, over several connections. */
    private Recording serve(String network) {
        try (SlowServer server = SlowServer.builder(store)
                .network(Network.parse(network).toBuilder().seed(42).build())
                .start()) {
            List<WireClient> clients = WireClient.several(server, PARALLEL);
            for (int from = 0; from < REQUESTS; from += PARALLEL) {
                for (int i = 0; i < PARALLEL; i++) {
                    clients.get(i).sendRequest("GET", "/key-" + (from + i));
                }
                clients.forEach(WireClient::read);
            }
            clients.forEach(WireClient::close);
            return server.recording();
        }
    }
}
