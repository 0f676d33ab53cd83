package dev.snailmail.examples;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.junit5.NetworkTest;
import dev.snailmail.junit5.SlowStore;
import dev.snailmail.network.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/junit.md shows of networks. */
class NetworksTest {

    private static final String JAR = "commons-rng-client-api.jar";
    private static final String ENTRY = "org/apache/commons/rng/UniformRandomProvider.class";

    // tag::networks[]
    @Nested
    @SlowStore(root = "target/store", timeScale = 0.25)
    class OnSeveralNetworks {

        @NetworkTest({"s3-standard", "lte", "fixed(20ms)"})
        void asksThreeTimesWhateverTheNetwork(ServerHandle server) throws IOException {
            RemoteJar.read(server.uri(JAR), ENTRY);
            assertThat(server).hadExactlyGets(3);
        }

        @NetworkTest({"s3-standard", "lte"})
        @ValueSource(ints = {1, 4})
        void readersDoNotWaitForEachOther(int readers, ServerHandle server, Network network) {
            CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> read(server)))
                            .limit(readers)
                            .toArray(CompletableFuture[]::new))
                    .join();

            assertThat(server).hadExactlyGets(3L * readers).hadMaxInFlightAtMost(readers);
            assertThat(server.network()).isEqualTo(network);
        }
        // end::networks[]

        private static void read(ServerHandle server) {
            try {
                RemoteJar.read(server.uri(JAR), ENTRY);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        // tag::networks[]
    }
    // end::networks[]
}
