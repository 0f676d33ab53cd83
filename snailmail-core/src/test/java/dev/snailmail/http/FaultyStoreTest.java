package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.recording.LabelCount;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.store.StoredObject;
import dev.snailmail.wire.WireClient;
import dev.snailmail.wire.WireResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores and classifiers that somebody else wrote, with their mistakes. */
@Timeout(60)
class FaultyStoreTest {

    private static final Logger LOGGER = Logger.getLogger("dev.snailmail");

    private final List<LogRecord> logged = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger released = new AtomicInteger();
    private final Handler collector = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void collectWhatIsLogged() {
        LOGGER.addHandler(collector);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void stopCollecting() {
        LOGGER.removeHandler(collector);
        LOGGER.setUseParentHandlers(true);
    }

    @Test
    void aStoreThatThrowsIsAnInternalError() {
        try (SlowServer server = SlowServer.builder(new FaultyStore()).start();
                WireClient client = WireClient.of(server)) {
            assertThat(client.get("/throws").status()).isEqualTo(500);
            assertThat(client.get("/good").text()).isEqualTo("abcdefgh");
            assertThat(server.recording().byStatus()).isEqualTo(Map.of(200, 1L, 500, 1L));
            assertThat(server.recording().incomplete()).isZero();
            assertThat(server.recording().requests().get(0).outcome()).isEqualTo(Outcome.FAILED);
            assertThat(logged).hasSize(1);
            assertThat(logged.get(0).getLevel()).isEqualTo(Level.SEVERE);
            assertThat(logged.get(0).getMessage()).contains("GET throws");
            assertThat(logged.get(0).getThrown()).hasMessage("a mistake");
        }
        assertThat(released).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  denied, 403, WARNING, 'GET denied is answered with 403: access is denied to /data/denied'",
        "HEAD, denied, 403, WARNING, 'HEAD denied is answered with 403: access is denied to /data/denied'",
        "GET,  full,   500, SEVERE,  'GET full is answered with 500: /data/full: Too many open files'",
        "HEAD, full,   500, SEVERE,  'HEAD full is answered with 500: /data/full: Too many open files'",
        "GET,  offline, 500, SEVERE, 'GET offline is answered with 500: the store cannot open the object'"
    })
    void anObjectThatCannotBeServedIsAFailureAndNoMiss(
            String method, String key, int status, String level, String line) {
        try (SlowServer server = SlowServer.builder(new FaultyStore()).start();
                WireClient client = WireClient.of(server)) {
            WireResponse response = client.request(method, "/" + key, "Range: bytes=0-1");
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.body()).isEmpty();
            assertThat(client.get("/good").text()).isEqualTo("abcdefgh");

            Recording recording = server.recording();
            assertThat(recording.misses()).isZero();
            RequestRecord request = recording.requests().get(0);
            assertThat(request.status()).isEqualTo(status);
            assertThat(request.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(logged).hasSize(1);
            assertThat(logged.get(0).getLevel().getName()).isEqualTo(level);
            assertThat(logged.get(0).getMessage()).isEqualTo(line);
        }
    }

    @Test
    void manyFailuresOfOneObjectAreLoggedOnce() {
        try (SlowServer server = SlowServer.builder(new FaultyStore()).start();
                WireClient client = WireClient.of(server)) {
            for (int nth = 0; nth < 100; nth++) {
                assertThat(client.get("/full").status()).isEqualTo(500);
                assertThat(client.get("/throws").status()).isEqualTo(500);
            }
            assertThat(logged).hasSize(2);
            assertThat(server.recording().byStatus()).isEqualTo(Map.of(500, 200L));
        }
    }

    @Test
    void failuresOfManyObjectsAreLoggedForTenOfThem() {
        try (SlowServer server = SlowServer.builder(new FaultyStore()).start();
                WireClient client = WireClient.of(server)) {
            for (int nth = 0; nth < 100; nth++) {
                assertThat(client.get("/full/" + nth).status()).isEqualTo(500);
            }
            assertThat(logged).hasSize(11);
            assertThat(logged.get(10).getMessage())
                    .isEqualTo("More than {0} objects cannot be served; the others are not logged");
        }
    }

    @Test
    void anAnswerThatAFaultPutsInThePlaceOfAFailureIsNone() {
        try (SlowServer server = SlowServer.builder(new FaultyStore())
                        .faults(FaultPlan.builder()
                                .on("GET full")
                                .inject(Fault.status(503))
                                .on("GET denied")
                                .inject(Fault.objectChanged())
                                .build())
                        .start();
                WireClient client = WireClient.of(server)) {
            assertThat(client.get("/full").status()).isEqualTo(503);
            assertThat(client.get("/denied").status()).isEqualTo(403);
            List<RequestRecord> requests = server.recording().requests();
            assertThat(requests).extracting(RequestRecord::outcome).containsExactly(Outcome.COMPLETE, Outcome.FAILED);
            assertThat(requests.get(0).fault()).contains("status(503)");
            assertThat(requests.get(1).fault()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/unreadable", "/broken", "/short"})
    void anObjectThatCannotBeReadCutsTheConnection(String target) {
        try (SlowServer server = SlowServer.builder(new FaultyStore()).start();
                WireClient client = WireClient.of(server);
                WireClient next = WireClient.of(server)) {
            client.sendRequest("GET", target);
            client.readUntilClosed();
            RequestRecord request = server.recording().requests().get(0);
            assertThat(request.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(request.bytesSent()).isZero();
            assertThat(next.get("/good").status()).isEqualTo(200);
            assertThat(server.recording().incomplete()).isZero();
        }
        assertThat(released).hasValue(2);
    }

    @Test
    void everyObjectIsReleasedOnce() {
        try (SlowServer server = SlowServer.builder(new FaultyStore()).start();
                WireClient client = WireClient.of(server)) {
            String etag = client.get("/good").header("ETag").orElseThrow();
            client.get("/good", "Range: bytes=0-1");
            client.get("/good", "Range: bytes=0-1,4-5");
            client.get("/good", "Range: bytes=100-");
            client.get("/good", "If-None-Match: " + etag);
            client.get("/good", "If-Match: \"another\"");
            client.request("HEAD", "/good");
            client.get("/missing");
            client.request("PUT", "/good");
            assertThat(server.recording().requestCount()).isEqualTo(9);
            assertThat(released).hasValue(7);
        }
        assertThat(released).hasValue(7);
    }

    @Test
    void aClassifierThatThrowsIsAnswered() {
        try (SlowServer server = SlowServer.builder(new FaultyStore())
                        .classify(key -> {
                            throw new IllegalStateException("a mistake");
                        })
                        .start();
                WireClient client = WireClient.of(server)) {
            assertThat(client.get("/good").status()).isEqualTo(200);
            assertThat(server.recording().byLabel()).isEqualTo(Map.of("(classify failed)", new LabelCount(1, 8)));
            assertThat(logged).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes=0-1", "bytes=100-"})
    void anObjectThatCannotBeReleasedEndsItsRequest(String range) {
        try (SlowServer server = SlowServer.builder(new FaultyStore()).start();
                WireClient client = WireClient.of(server)) {
            WireResponse response = client.get("/kept", "Range: " + range);
            assertThat(client.get("/good").status()).isEqualTo(200);
            Recording recording = server.recording();
            assertThat(recording.incomplete()).isZero();
            assertThat(recording.requests().get(0).status()).isEqualTo(response.status());
            assertThat(logged).hasSize(1);
            assertThat(logged.get(0).getThrown()).hasMessage("a mistake");
        }
    }

    @Test
    void theServerDoesNotCloseAStoreItWasGiven() {
        FaultyStore store = new FaultyStore();
        SlowServer.builder(store).start().close();
        assertThat(store.closed).isFalse();
    }

    private final class FaultyStore implements ObjectStore {

        private boolean closed;

        @Override
        public Optional<StoredObject> find(String key) throws IOException {
            if (key.startsWith("full")) {
                throw new FileSystemException("/data/" + key, null, "Too many open files");
            }
            return switch (key) {
                case "throws" -> throw new IllegalStateException("a mistake");
                case "denied" -> throw new AccessDeniedException("/data/denied");
                case "offline" -> throw new IOException("no route to host");
                case "missing" -> Optional.empty();
                default -> Optional.of(new FaultyObject(key));
            };
        }

        @Override
        public SortedSet<String> keys() {
            return new TreeSet<>();
        }

        @Override
        public String describe() {
            return "faulty";
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final class FaultyObject implements StoredObject {

        private final String key;

        FaultyObject(String key) {
            this.key = key;
        }

        @Override
        public long size() {
            return 8;
        }

        @Override
        public String etag() {
            return "\"faulty\"";
        }

        @Override
        public Instant lastModified() {
            return Instant.EPOCH;
        }

        @Override
        public int read(long position, ByteBuffer target) throws IOException {
            switch (key) {
                case "unreadable" -> throw new IOException("a bad sector");
                case "broken" -> throw new IllegalStateException("a mistake");
                case "short" -> {
                    return -1;
                }
                default -> {
                    int length = (int) Math.min(target.remaining(), size() - position);
                    for (int i = 0; i < length; i++) {
                        target.put((byte) ('a' + position + i));
                    }
                    return length;
                }
            }
        }

        @Override
        public void release() {
            released.incrementAndGet();
            if (key.equals("kept")) {
                throw new IllegalStateException("a mistake");
            }
        }
    }
}
