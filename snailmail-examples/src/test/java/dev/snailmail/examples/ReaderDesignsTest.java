package dev.snailmail.examples;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.analysis.ByteSet;
import dev.snailmail.exchange.Extent;
import dev.snailmail.junit5.SlowStore;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

/** Five ways to read the same class out of the same JAR, and what each trades for what. */
@SlowStore(root = "target/store", latency = "lognormal(mode=45ms, sigma=0.5)", bandwidth = "100MB/s", seed = 42)
class ReaderDesignsTest {

    private static final String JAR = "commons-rng-client-api.jar";
    private static final String ENTRY = "org/apache/commons/rng/UniformRandomProvider.class";
    private static final int BLOCK = 4096;
    private static final List<String> PRESETS = List.of("s3-standard", "s3-express", "gcs", "lte", "three-g");
    private static final Path README = Path.of("..", "README.md");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void fewerRoundTripsArePaidForInBytesOrInConnections(ServerHandle server) throws IOException {
        URI jar = server.uri(JAR);
        Recording naive;
        Recording readAhead;
        int size;
        try (SeekableByteChannel channel = HttpRangeChannel.open(jar)) {
            size = (int) channel.size();
            // Loading the classes of the reader and its client would count as thinking.
            RemoteJar.read(inMemory(jar, size, blocks(size, size)), ENTRY);
            naive = server.during(() -> RemoteJar.read(channel, ENTRY));
        }
        try (SeekableByteChannel channel = new ReadAheadChannel(HttpRangeChannel.open(jar), BLOCK, 4)) {
            readAhead = server.during(() -> RemoteJar.read(channel, ENTRY));
        }
        List<Extent> planned = withGapsClosed(naive.coverage().of(JAR).covered().stretches());
        Recording coalesced = server.during(() -> RemoteJar.read(inMemory(jar, size, planned), ENTRY));
        Recording whole = server.during(() -> RemoteJar.read(inMemory(jar, size, blocks(size, size)), ENTRY));
        Recording blocksAtOnce = server.during(() -> RemoteJar.read(inMemory(jar, size, blocks(size, BLOCK)), ENTRY));

        DesignTable table = new DesignTable(PRESETS)
                .row("naive", naive)
                .row("read-ahead", readAhead)
                .row("coalesced, at once", coalesced)
                .row("whole file", whole)
                .row("blocks at once", blocksAtOnce);
        System.out.printf(Locale.ROOT, "%none class of %s, %,d bytes%n%n%s%n", JAR, size, table);
        assertReadmeShows(table);

        assertThat(coalesced).hadNoRereads().hadNoMergeableRequests(BLOCK).hadAtMostGets(3);
        for (String preset : PRESETS) {
            // A hundred round trips against two at the most: an estimate may be far off before this is wrong.
            assertThat(waitingOn(preset, naive))
                    .isGreaterThan(waitingOn(preset, coalesced).multipliedBy(5));
        }
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

    private static Duration waitingOn(String preset, Recording cost) {
        return cost.whatIf(Network.presets().get(preset)).waiting();
    }

    /**
     * The README shows this table. What was counted is the same in every run and compared as it stands. Estimates are not:
     * they hold the time that the reader took to think, which is this machine's; so only their shape is. Nor is, of requests
     * that are made at once, how many rounds they took, as a machine that stands still in between makes two of one.
     */
    private static void assertReadmeShows(DesignTable table) throws IOException {
        List<String> readme = Files.readAllLines(README);
        int at = readme.indexOf(table.lines().get(1));
        assertThat(at).as("where the README has%n%s", table.lines().get(1)).isPositive();
        assertThat(readme.get(at - 1)).isEqualTo(table.lines().get(0));
        for (int row = 2; row < table.lines().size(); row++) {
            String line = table.lines().get(row);
            String counted = Pattern.quote(line.substring(0, DesignTable.COUNTED_WIDTH));
            if (line.contains(" at once ")) {
                counted = Pattern.quote(line.substring(0, DesignTable.ROUNDS_END - 1)) + "1"
                        + Pattern.quote(line.substring(DesignTable.ROUNDS_END, DesignTable.COUNTED_WIDTH));
            }
            assertThat(readme.get(at + row - 1)).matches(counted + "( +\\d+\\.\\d\\d s){" + PRESETS.size() + "}");
        }
    }

    /** What is needed, as few requests as can be: a short gap costs less than a request. */
    private static List<Extent> withGapsClosed(List<Extent> stretches) {
        List<Extent> closed = new ArrayList<>();
        for (Extent next : stretches) {
            Extent before = closed.isEmpty() ? null : closed.get(closed.size() - 1);
            if (before != null && next.offset() - before.last() <= BLOCK) {
                closed.set(closed.size() - 1, new Extent(before.offset(), next.last() + 1 - before.offset()));
            } else {
                closed.add(next);
            }
        }
        return closed;
    }

    private static List<Extent> blocks(int size, int blockSize) {
        return IntStream.iterate(0, from -> from < size, from -> from + blockSize)
                .mapToObj(from -> new Extent(from, Math.min(blockSize, size - from)))
                .toList();
    }

    /** Fetches parts of a file, all of them at once. */
    private static SeekableByteChannel inMemory(URI uri, int size, List<Extent> parts) {
        byte[] file = new byte[size];
        CompletableFuture<?>[] fetches = parts.stream()
                .map(part -> CLIENT.sendAsync(range(uri, part.offset(), part.last()), BodyHandlers.ofByteArray())
                        .thenAccept(response -> System.arraycopy(
                                response.body(), 0, file, (int) part.offset(), response.body().length)))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(fetches).join();
        return new SeekableInMemoryByteChannel(file);
    }

    private static HttpRequest range(URI uri, long first, long last) {
        return HttpRequest.newBuilder(uri)
                .header("Range", "bytes=" + first + "-" + last)
                .build();
    }
}
