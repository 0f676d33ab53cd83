package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.junit5.Budget;
import dev.snailmail.junit5.SlowStore;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Limits, and the best so far, whose file is the same whatever the version of JUnit. */
@SlowStore(root = "src/test/resources/store", latency = "fixed(2ms)")
@Budget(misses = 0)
@Execution(ExecutionMode.CONCURRENT)
class BudgetTest {

    @Test
    @Budget(gets = 1, bytes = "3B", roundTrips = 1, maxInFlight = 1, connections = 1, rereads = 0)
    void readsThreeBytes(ServerHandle server) throws Exception {
        assertThat(TileCostTest.get(server.uri("tile.bin"))).isEqualTo("234");
    }

    @RepeatedTest(3)
    @Budget(ratchet = true)
    void readsNoMoreThanItEverDid(ServerHandle server) throws Exception {
        assertThat(TileCostTest.get(server.uri("tile.bin"))).isEqualTo("234");
    }
}
