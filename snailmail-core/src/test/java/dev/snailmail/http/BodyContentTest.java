package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.recording.Recording;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.SampleBytes;
import dev.snailmail.wire.WireClient;
import dev.snailmail.wire.WireResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class BodyContentTest {

    private static final int[] SIZES = {
        0,
        1,
        4095,
        4096,
        4097,
        16_383,
        16_384,
        16_385,
        32_767,
        32_768,
        32_769,
        65_535,
        65_536,
        65_537,
        (1 << 20) - 1,
        1 << 20,
        (1 << 20) + 1
    };

    @TempDir
    private Path folder;

    enum Place {
        DIRECTORY {
            @Override
            ObjectStore store(Path folder, byte[] bytes) {
                return ObjectStore.directory(folder);
            }
        },
        FILE {
            @Override
            ObjectStore store(Path folder, byte[] bytes) {
                return ObjectStore.file(folder.resolve("object"));
            }
        },
        MEMORY {
            @Override
            ObjectStore store(Path folder, byte[] bytes) {
                return ObjectStore.of(Map.of("object", bytes));
            }
        };

        abstract ObjectStore store(Path folder, byte[] bytes);
    }

    @ParameterizedTest
    @EnumSource
    void objectsOfAllSizesArriveWhole(Place place) throws IOException {
        for (int size : SIZES) {
            byte[] bytes = SampleBytes.writtenTo(folder.resolve("object"), size);
            try (ObjectStore store = place.store(folder, bytes);
                    SlowServer server = SlowServer.builder(store).start();
                    WireClient client = WireClient.of(server)) {
                for (int nth = 0; nth < 3; nth++) {
                    assertThat(client.get("/object").body()).isEqualTo(bytes);
                }
                assertThat(server.recording().bytesSent()).isEqualTo(3L * size);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void rangesOfALargeObjectAreTheRightBytes(Place place) throws IOException {
        byte[] bytes = SampleBytes.writtenTo(folder.resolve("object"), 5 << 20);
        try (ObjectStore store = place.store(folder, bytes);
                SlowServer server = SlowServer.builder(store).start();
                WireClient client = WireClient.of(server)) {
            Random random = new Random(1);
            long sent = 0;
            for (int nth = 0; nth < 200; nth++) {
                int first = random.nextInt(bytes.length);
                // Most are short, some are long.
                int most = nth % 20 == 0 ? bytes.length : 100_000;
                int last = Math.min(bytes.length - 1, first + random.nextInt(most));
                WireResponse response = client.get("/object", "Range: bytes=" + first + "-" + last);
                assertThat(response.body()).isEqualTo(SampleBytes.slice(bytes, first, last));
                sent += last - first + 1;
            }
            Recording recording = server.recording();
            assertThat(recording.bytesSent()).isEqualTo(sent);
            assertThat(recording.byStatus()).containsExactly(Map.entry(206, 200L));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLimitedPipeChangesNoByte(Place place) throws IOException {
        for (int size : new int[] {1, 65_537, 300_001, 1 << 20}) {
            byte[] bytes = SampleBytes.writtenTo(folder.resolve("object"), size);
            try (ObjectStore store = place.store(folder, bytes);
                    SlowServer server = SlowServer.builder(store)
                            .bandwidth(Bandwidth.megabytesPerSecond(20))
                            .start();
                    WireClient client = WireClient.withReceiveBuffer(server, 8192)) {
                assertThat(client.get("/object").body()).isEqualTo(bytes);
                assertThat(client.get("/object", "Range: bytes=-1000").body())
                        .isEqualTo(SampleBytes.slice(bytes, Math.max(0, size - 1000), size - 1));
                assertThat(server.recording().bytesSent()).isEqualTo(size + Math.min(size, 1000));
            }
        }
    }

    @Test
    void positionsHave64Bits() {
        long size = Long.MAX_VALUE;
        try (SlowServer server =
                        SlowServer.builder(ObjectStore.synthetic("huge", size)).start();
                WireClient client = WireClient.of(server)) {
            long first = 8_000_000_000_000_000_003L;
            WireResponse response = client.get("/huge", "Range: bytes=" + first + "-" + (first + 99_999));
            assertThat(response.status()).isEqualTo(206);
            assertThat(response.header("Content-Range"))
                    .contains("bytes " + first + "-" + (first + 99_999) + "/" + size);
            byte[] expected = new byte[100_000];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = ObjectStore.syntheticByte(first + i);
            }
            assertThat(response.body()).isEqualTo(expected);
            assertThat(client.request("HEAD", "/huge").header("Content-Length")).contains(Long.toString(size));
            assertThat(client.get("/huge", "Range: bytes=-1").header("Content-Range"))
                    .contains("bytes " + (size - 1) + "-" + (size - 1) + "/" + size);
        }
    }
}
