package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Network;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.store.StoredObject;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is retained of responses that are over, so that thousands of connections take little memory. */
@Timeout(60)
class ConnectionMemoryTest {

    /** One does, unless the I/O thread still has the object on its stack. */
    private static final int MOST_COLLECTIONS = 100;

    private final List<WeakReference<StoredObject>> found = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @ValueSource(strings = {"none", "fixed(1ms)", "1MB/s"})
    void holdsNothingOfItsLastResponse(String network) {
        try (SlowServer server = SlowServer.builder(new FreshObjects())
                        .network(Network.parse(network))
                        .start();
                WireClient client = WireClient.of(server)) {
            assertThat(client.get("/object").status()).isEqualTo(200);
            assertThat(server.recording().requestCount()).isEqualTo(1);
            assertReleased();
            assertThat(client.get("/object").status())
                    .as("on the same connection")
                    .isEqualTo(200);
            assertThat(found).hasSize(2);
        }
    }

    /** The rest of its wait is an hour. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fixed(60min)   | delay(1ms)",
                "connect(60min) | delay(1ms)",
                "none           | delay(60min)",
                "none           | stall(60min)"
            })
    void holdsNothingOfAResponseWhoseClientHasLeft(String network, String fault) {
        try (SlowServer server = SlowServer.builder(new FreshObjects())
                .network(Network.parse(network))
                .faults(FaultPlan.builder().on("*").inject(Fault.parse(fault)).build())
                .start()) {
            try (WireClient client = WireClient.of(server)) {
                client.sendRequest("GET", "/object");
                Eventually.holds("it arrives", () -> server.snapshot().requestCount() == 1);
            }
            Eventually.holds("it ends", () -> server.snapshot().incomplete() == 0);
            assertReleased();
        }
    }

    private void assertReleased() {
        for (int i = 0; i < MOST_COLLECTIONS && isHeld(); i++) {
            System.gc();
        }
        assertThat(isHeld()).isFalse();
    }

    private boolean isHeld() {
        return found.stream().anyMatch(object -> object.get() != null);
    }

    private final class FreshObjects implements ObjectStore {

        @Override
        public Optional<StoredObject> find(String key) {
            StoredObject object = new Fresh();
            found.add(new WeakReference<>(object));
            return Optional.of(object);
        }

        @Override
        public SortedSet<String> keys() {
            return new TreeSet<>(List.of("object"));
        }

        @Override
        public String describe() {
            return "fresh objects";
        }

        @Override
        public void close() {}
    }

    private static final class Fresh implements StoredObject {

        @Override
        public long size() {
            return 1;
        }

        @Override
        public String etag() {
            return "\"fresh\"";
        }

        @Override
        public Instant lastModified() {
            return Instant.EPOCH;
        }

        @Override
        public int read(long position, ByteBuffer target) {
            target.put((byte) 1);
            return 1;
        }

        @Override
        public void release() {}
    }
}
