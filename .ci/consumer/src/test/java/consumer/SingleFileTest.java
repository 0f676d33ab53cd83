package consumer;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.junit5.SlowStoreExtension;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SingleFileTest {

    @RegisterExtension
    static final SlowStoreExtension STORE = SlowStoreExtension.of(SlowServer.builder(Path.of("pom.xml"))
            .latency(Latency.fixed(Duration.ofMillis(1)))
            .bandwidth(Bandwidth.megabitsPerSecond(100)));

    @Test
    void servesASingleFile(ServerHandle server) throws Exception {
        assertThat(TileCostTest.get(server.uri("pom.xml"))).isEqualTo("xml");
        assertThat(server).hadExactlyGets(1).requested("pom.xml");
    }
}
