package dev.snailmail.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.recording.Outcome;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.store.StoredObject;
import dev.snailmail.wire.Eventually;
import dev.snailmail.wire.WireClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files, which are sent by other means than bytes in memory, and have to be given back however a response ends. */
@Timeout(60)
class FaultyFilesTest {

    private static final int SIZE = 300_000;

    @TempDir
    Path folder;

    private final AtomicInteger found = new AtomicInteger();
    private final AtomicInteger released = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status(503)",
                "reset",
                "reset(after=0)",
                "reset(after=200000)",
                "truncate(after=0)",
                "truncate(after=200000)",
                "stall(1ms)",
                "stall(1ms, after=200000)",
                "stall(until=released)",
                "stall(until=released, after=200000)",
                "drip(bytes=100000, every=1ms)",
                "corrupt(bits=1000)",
                "wrongContentRange",
                "ignoreRange",
                "objectChanged",
                "delay(1ms)"
            })
    void everyFileIsReleasedOnce(String spec) throws IOException {
        byte[] bytes = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            bytes[i] = ObjectStore.syntheticByte(i);
        }
        Path file = Files.write(folder.resolve("object"), bytes);
        FaultPlan plan = FaultPlan.builder().on("*").inject(Fault.parse(spec)).build();
        try (FileChannel channel = FileChannel.open(file);
                SlowServer server =
                        SlowServer.builder(new OneFile(channel)).faults(plan).start()) {
            for (String range : new String[] {"bytes=0-", "bytes=7-250006"}) {
                WireClient client = WireClient.of(server);
                client.sendRequest("GET", "/object", "Range: " + range, "Connection: close");
                if (spec.contains("released")) {
                    client.readHead();
                    client.hangUp();
                } else {
                    client.readToEnd();
                    client.close();
                }
            }
            Eventually.holds("all end", () -> server.snapshot().incomplete() == 0);
            assertThat(server.recording().faultCount()).isEqualTo(2);
            assertThat(server.recording().requests()).noneMatch(request -> request.outcome() == Outcome.FAILED);
            // To see whether the range makes a difference, the object is looked up with it and without.
            assertThat(found).hasValue(spec.equals("ignoreRange") ? 4 : 2);
            assertThat(released).hasValue(found.get());
        }
        assertThat(released).hasValue(found.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncate(after=200000)", "stall(1ms, after=100001)", "drip(bytes=70001, every=1ms)"})
    void whatIsSentOfAFileIsRight(String spec) throws IOException {
        byte[] bytes = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            bytes[i] = ObjectStore.syntheticByte(i);
        }
        Files.write(folder.resolve("object"), bytes);
        FaultPlan plan = FaultPlan.builder().on("*").inject(Fault.parse(spec)).build();
        try (SlowServer server = SlowServer.builder(folder).faults(plan).start();
                WireClient client = WireClient.of(server)) {
            client.sendRequest("GET", "/object", "Range: bytes=3-", "Connection: close")
                    .readHead();
            byte[] body = client.readToEnd().bytes();
            assertThat(body).hasSize(spec.startsWith("truncate") ? 200_000 : SIZE - 3);
            assertThat(body).isEqualTo(Arrays.copyOfRange(bytes, 3, 3 + body.length));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"corrupt(bits=1000)", "objectChanged"})
    void whatIsSpoiledIsNotTransferredAsItIs(String spec) throws IOException {
        byte[] bytes = new byte[SIZE];
        Files.write(folder.resolve("object"), bytes);
        FaultPlan plan = FaultPlan.builder().on("*").inject(Fault.parse(spec)).build();
        try (SlowServer server = SlowServer.builder(folder).faults(plan).start();
                WireClient client = WireClient.of(server)) {
            int flipped = 0;
            for (byte spoiled : client.get("/object").body()) {
                flipped += Integer.bitCount(spoiled & 0xff);
            }
            assertThat(flipped).isEqualTo(spec.startsWith("corrupt") ? 1000 : 8 * SIZE);
        }
    }

    /** Says what is found and what is given back. */
    private final class OneFile implements ObjectStore {

        private final FileChannel channel;

        OneFile(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public Optional<StoredObject> find(String key) {
            found.incrementAndGet();
            return Optional.of(new Handle());
        }

        @Override
        public SortedSet<String> keys() {
            return new TreeSet<>();
        }

        @Override
        public String describe() {
            return "one file";
        }

        private final class Handle implements StoredObject {

            @Override
            public long size() {
                return SIZE;
            }

            @Override
            public String etag() {
                return "\"tag\"";
            }

            @Override
            public Instant lastModified() {
                return Instant.EPOCH;
            }

            @Override
            public int read(long position, ByteBuffer target) throws IOException {
                return channel.read(target, position);
            }

            @Override
            public Optional<FileChannel> file() {
                return Optional.of(channel);
            }

            @Override
            public void release() {
                released.incrementAndGet();
            }
        }
    }
}
