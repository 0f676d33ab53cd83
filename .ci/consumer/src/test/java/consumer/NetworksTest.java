package consumer;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.junit5.NetworkTest;
import dev.snailmail.junit5.SlowStoreExtension;
import dev.snailmail.network.Network;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Networks without arguments, which need no junit-jupiter-params; the server begins with each test. */
@Execution(ExecutionMode.SAME_THREAD)
class NetworksTest {

    private static final List<String> NAMES = new ArrayList<>();

    @RegisterExtension
    final SlowStoreExtension store = SlowStoreExtension.of(SlowServer.builder(Path.of("pom.xml")));

    @NetworkTest({"s3-express", "fixed(20ms)"})
    void readsOnEach(ServerHandle server, Network network, TestInfo test) throws Exception {
        NAMES.add(test.getDisplayName());
        assertThat(server.network()).isEqualTo(network);
        assertThat(TileCostTest.get(server.uri("pom.xml"))).isEqualTo("xml");
        assertThat(server).hadExactlyGets(1);
    }

    @AfterAll
    static void allWereThere() {
        assertThat(NAMES).containsExactly("[1] s3-express", "[2] fixed(20ms)");
    }
}
