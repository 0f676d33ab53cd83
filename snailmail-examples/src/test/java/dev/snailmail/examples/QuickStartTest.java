package dev.snailmail.examples;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.junit5.SlowStore;
import dev.snailmail.recording.Recording;
import dev.snailmail.report.TextWaterfall;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.junit.jupiter.api.Test;

/** Reads one class out of a real JAR on a slow store, twice, and shows what each way costs. */
// tag::quickstart[]
@SlowStore(root = "target/store", latency = "lognormal(mode=45ms, sigma=0.5)", bandwidth = "100MB/s", seed = 42)
class QuickStartTest {

    private static final String JAR = "commons-rng-client-api.jar";
    private static final String ENTRY = "org/apache/commons/rng/UniformRandomProvider.class";

    @Test
    void readAheadTurnsManyRoundTripsIntoFew(ServerHandle server) throws IOException {
        Recording naive;
        try (SeekableByteChannel jar = HttpRangeChannel.open(server.uri(JAR))) {
            naive = server.during(() -> RemoteJar.read(jar, ENTRY));
        }
        Recording readAhead;
        try (SeekableByteChannel jar = new ReadAheadChannel(HttpRangeChannel.open(server.uri(JAR)), 4096, 4)) {
            readAhead = server.during(() -> RemoteJar.read(jar, ENTRY));
        }

        System.out.println(
                new CostTable("one class of " + JAR, server).row("naive", naive).row("read-ahead", readAhead));
        System.out.println(TextWaterfall.of(readAhead).withoutNetwork());
        assertThat(naive).hadExactlyGets(98).hadNoMisses();
        assertThat(readAhead).hadExactlyGets(3).hadNoMisses();
    }
}
// end::quickstart[]
