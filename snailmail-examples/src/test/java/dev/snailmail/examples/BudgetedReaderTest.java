package dev.snailmail.examples;

import dev.snailmail.ServerHandle;
import dev.snailmail.junit5.Budget;
import dev.snailmail.junit5.SlowStore;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader may cost, beside its tests, and what it has cost at best, in a file beside them. */
// tag::budget[]
@SlowStore(root = "target/store", latency = "fixed(10ms)")
@Budget(misses = 0)
class BudgetedReaderTest {

    private static final String JAR = "commons-rng-client-api.jar";
    private static final String ENTRY = "org/apache/commons/rng/UniformRandomProvider.class";

    @Test
    @Budget(gets = 3, bytes = "12KiB", roundTrips = 4, rereads = 0)
    void readsOneClass(ServerHandle server) throws IOException {
        RemoteJar.read(server.uri(JAR), ENTRY);
    }
    // end::budget[]

    // tag::ratchet[]
    @ParameterizedTest
    @ValueSource(strings = {"UniformRandomProvider", "JumpableUniformRandomProvider"})
    @Budget(ratchet = true)
    void readsNoMoreThanItEverDid(String name, ServerHandle server) throws IOException {
        RemoteJar.read(server.uri(JAR), "org/apache/commons/rng/" + name + ".class");
    }
    // end::ratchet[]
    // tag::budget[]
}
// end::budget[]
