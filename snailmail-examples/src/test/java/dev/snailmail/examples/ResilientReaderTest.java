package dev.snailmail.examples;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.snailmail.ServerHandle;
import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.junit5.SlowStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader meets every fault there is: with another attempt nothing is wrong, and without one it says so. */
@SlowStore(root = "target/store", latency = "lognormal(mode=1ms, sigma=0.5)")
class ResilientReaderTest {

    private static final String JAR = "commons-rng-client-api.jar";
    private static final int BLOCK = 8192;

    private static byte[] bytes;
    private static Checksum checksum;

    private final ResilientReader reader = new ResilientReader(BLOCK, 3);

    @BeforeAll
    static void readTheFile() throws IOException {
        bytes = Files.readAllBytes(Path.of("target/store", JAR));
        checksum = Checksum.of(bytes);
    }

    private static FaultPlan second(String fault) {
        return FaultPlan.builder().on("GET").nth(2).inject(Fault.parse(fault)).build();
    }

    @Test
    void goesOnWhenTheServerFails(ServerHandle server) throws IOException {
        // tag::plan[]
        server.inject(FaultPlan.builder()
                .on("GET *.jar")
                .nth(2)
                .inject(Fault.status(503).retryAfter(Duration.ofSeconds(1)))
                .on("GET")
                .probability(0.1)
                .inject(Fault.stall(Duration.ofMillis(20)))
                .build());
        // end::plan[]

        assertThat(reader.read(server.uri(JAR), checksum)).isEqualTo(bytes);
        assertThat(server).hadAtLeastFaults(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status(503, retryAfter=0s)",
                "status(500, body=<Error/>)",
                "reset(after=0)",
                "reset(after=1000)",
                "truncate(after=0)",
                "truncate(after=1000)",
                "corrupt(bits=1)",
                "wrongContentRange",
                "objectChanged"
            })
    void survivesWhatFails(String fault, ServerHandle server) throws IOException {
        server.inject(second(fault));

        assertThat(reader.read(server.uri(JAR), checksum)).isEqualTo(bytes);
        assertThat(server).hadExactlyFaults(1);

        server.inject(second(fault));
        assertThatIOException()
                .isThrownBy(() -> new ResilientReader(BLOCK, 1).read(server.uri(JAR), checksum))
                .withMessageStartingWith("gave up after 1 attempts: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ignoreRange",
                "stall(20ms)",
                "stall(20ms, after=1000)",
                "drip(bytes=1000, every=1ms)",
                "delay(20ms)"
            })
    void standsWhatIsOnlyOdd(String fault, ServerHandle server) throws IOException {
        server.inject(second(fault));

        assertThat(new ResilientReader(BLOCK, 1).read(server.uri(JAR), checksum))
                .isEqualTo(bytes);
        assertThat(server).hadExactlyFaults(1);
    }

    @Test
    void aResetInsteadOfAnAnswerIsHiddenByTheClientOfTheJdkUnlessItGoesOn(ServerHandle server) throws IOException {
        // It tries a GET again by itself if the connection had been in use before.
        server.inject(second("reset"));
        assertThat(new ResilientReader(BLOCK, 1).read(server.uri(JAR), checksum))
                .isEqualTo(bytes);
        assertThat(server).hadExactlyFaults(1);

        server.inject(
                FaultPlan.builder().on("*").inject(Fault.resetBeforeHead()).build());
        assertThatIOException()
                .isThrownBy(() -> reader.read(server.uri(JAR), checksum))
                .withMessageStartingWith("gave up after 3 attempts: ");
    }

    @Test
    void givesUpOnWhatNeverWorks(ServerHandle server) {
        server.inject(FaultPlan.builder().on("*").inject(Fault.corrupt(1)).build());

        assertThatIOException()
                .isThrownBy(() -> reader.read(server.uri(JAR), checksum))
                .withMessage("gave up after 3 attempts: the checksum is wrong");
    }
}
