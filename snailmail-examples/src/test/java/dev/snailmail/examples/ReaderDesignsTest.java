package dev.snailmail.examples;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.analysis.ByteSet;
import dev.snailmail.junit5.SlowStore;
import dev.snailmail.recording.Recording;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.SeekableByteChannel;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

/** Four ways to read the same class out of the same JAR, and what each trades for what. */
@SlowStore(root = "target/store", latency = "lognormal(mode=45ms, sigma=0.5)", bandwidth = "100MB/s", seed = 42)
class ReaderDesignsTest {

    private static final String JAR = "commons-rng-client-api.jar";
    private static final String ENTRY = "org/apache/commons/rng/UniformRandomProvider.class";
    private static final int BLOCK = 4096;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void fewerRoundTripsArePaidForInBytesOrInConnections(ServerHandle server) throws IOException {
        URI jar = server.uri(JAR);
        Recording naive;
        Recording readAhead;
        int size;
        try (SeekableByteChannel channel = HttpRangeChannel.open(jar)) {
            naive = server.during(() -> RemoteJar.read(channel, ENTRY));
            size = (int) channel.size();
        }
        try (SeekableByteChannel channel = new ReadAheadChannel(HttpRangeChannel.open(jar), BLOCK, 4)) {
            readAhead = server.during(() -> RemoteJar.read(channel, ENTRY));
        }
        Recording whole = server.during(() -> RemoteJar.read(inMemory(jar, size, size), ENTRY));
        Recording blocksAtOnce = server.during(() -> RemoteJar.read(inMemory(jar, size, BLOCK), ENTRY));

        System.out.printf("%none class of %s, %,d bytes%n%n", JAR, size);
        System.out.printf(
                "  %-16s%8s%8s%10s%12s%13s%n", "reader", "rounds", "GETs", "bytes", "read again", "connections");
        print("naive", naive);
        print("read-ahead", readAhead);
        print("whole file", whole);
        print("blocks at once", blocksAtOnce);

        assertThat(naive).hadExactlyGets(98).hadRoundTripDepthAtMost(98);
        assertThat(naive.roundTrips().depth()).isEqualTo(98);
        assertThat(blocksAtOnce).hadExactlyGets(7).hadNoRereads().coveredAtLeast(JAR, 1);
        assertThat(whole.mergeableByReadingAhead(0)).isEmpty();
        assertThat(blocksAtOnce.mergeableByReadingAhead(0))
                .singleElement()
                .satisfies(blocks -> assertThat(blocks.requests()).hasSize(7));
        // tag::designs[]
        ByteSet needed = naive.coverage().of(JAR).covered();

        assertThat(readAhead)
                .hadRoundTripDepthAtMost(3)
                .hadNoRereads()
                .hadNoMergeableRequests(4096)
                .needing(JAR, needed)
                .hadOverReadAtMost(0.6);
        assertThat(whole).costsNoMoreThan(blocksAtOnce);
        // end::designs[]
    }

    /** Fetches a file in blocks, all of them at once. */
    private static SeekableByteChannel inMemory(URI uri, int size, int blockSize) {
        byte[] file = new byte[size];
        CompletableFuture<?>[] blocks = IntStream.iterate(0, from -> from < size, from -> from + blockSize)
                .mapToObj(from -> CLIENT.sendAsync(range(uri, from, from + blockSize - 1), BodyHandlers.ofByteArray())
                        .thenAccept(
                                response -> System.arraycopy(response.body(), 0, file, from, response.body().length)))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(blocks).join();
        return new SeekableInMemoryByteChannel(file);
    }

    private static HttpRequest range(URI uri, int first, int last) {
        return HttpRequest.newBuilder(uri)
                .header("Range", "bytes=" + first + "-" + last)
                .build();
    }

    private static void print(String reader, Recording cost) {
        System.out.printf(
                Locale.ROOT,
                "  %-16s%8d%8d%,10d%,12d%13d%n",
                reader,
                cost.roundTrips().depth(),
                cost.gets(),
                cost.bytesSent(),
                cost.coverage().rereadBytes(),
                cost.connectionsUsed());
    }
}
