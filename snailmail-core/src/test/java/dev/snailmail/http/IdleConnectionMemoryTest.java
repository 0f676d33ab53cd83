package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Network;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.store.StoredObject;
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
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that has been answered keeps nothing of it, so that thousands of idle ones take little. */
@Timeout(60)
class IdleConnectionMemoryTest {

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
            for (int i = 0; i < MOST_COLLECTIONS && isHeld(); i++) {
                System.gc();
            }
            assertThat(isHeld()).isFalse();
            assertThat(client.get("/object").status())
                    .as("on the same connection")
                    .isEqualTo(200);
            assertThat(found).hasSize(2);
        }
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
