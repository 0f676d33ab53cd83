package dev.snailmail.examples;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.junit5.Fault;
import dev.snailmail.junit5.SlowStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the README shows of {@link Fault}; all the faults there are meet {@link ResilientReaderTest}. */
@SlowStore(root = "target/store")
class DeclaredFaultTest {

    private static final String JAR = "commons-rng-client-api.jar";

    private final ResilientReader reader = new ResilientReader(8192, 3);
    private byte[] bytes;
    private Checksum checksum;

    @BeforeEach
    void readTheFile() throws IOException {
        bytes = Files.readAllBytes(Path.of("target/store", JAR));
        checksum = Checksum.of(bytes);
    }

    // tag::declared[]
    @Test
    @Fault(on = "GET *.jar", nth = 2, status = 503)
    @Fault(on = "GET *.jar", nth = 4, fault = "reset(after=1000)")
    void triesAgainAndGoesOnFromTheLastGoodByte(ServerHandle server) throws IOException {
        assertThat(reader.read(server.uri(JAR), checksum)).isEqualTo(bytes);
        assertThat(server).hadExactlyFaults(2);
    }
    // end::declared[]
}
