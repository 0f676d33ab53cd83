package dev.snailmail.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.SlowServer;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.recording.Recording;
import dev.snailmail.report.TextWaterfall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the README shows besides {@link JarReaderCostTest}. */
class ReadmeTest {

    private static final String ENTRY = "org/apache/commons/rng/UniformRandomProvider.class";

    @Test
    void worksWithoutJUnit() throws IOException {
        // tag::plain[]
        try (SlowServer server = SlowServer.builder(Path.of("target/store"))
                .latency(Latency.logNormal(Duration.ofMillis(45), 0.5))
                .bandwidth(Bandwidth.megabytesPerSecond(100))
                .seed(42)
                .start()) {
            Recording cost = server.during(() -> RemoteJar.read(server.uri("commons-rng-client-api.jar"), ENTRY));
            System.out.println(cost);
            // end::plain[]
            // tag::waterfall[]
            System.out.println(TextWaterfall.of(cost));
            // end::waterfall[]
            assertThat(cost.gets()).isEqualTo(3);
            // tag::plain[]
        }
        // end::plain[]
    }
}
