package dev.snailmail.examples;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.junit5.SlowStore;
import dev.snailmail.recording.Recording;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The test that the README opens with. */
// tag::junit[]
@SlowStore(root = "target/store", latency = "lognormal(mode=45ms, sigma=0.5)", bandwidth = "100MB/s", seed = 42)
class JarReaderCostTest {

    private static final String ENTRY = "org/apache/commons/rng/UniformRandomProvider.class";

    @Test
    void readsOneClassInThreeGets(ServerHandle server) throws IOException {
        Recording cost = server.during(() -> RemoteJar.read(server.uri("commons-rng-client-api.jar"), ENTRY));

        assertThat(cost).hadAtMostGets(3).hadNoMisses().hadMaxInFlightAtMost(1);
    }
}
// end::junit[]
