package dev.snailmail.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.analysis.WhatIfTable;
import dev.snailmail.junit5.SlowStore;
import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a reader that ran on one network would have cost on others. */
@SlowStore(root = "target/store", network = "fixed(2ms)")
class OtherNetworksTest {

    private static final String JAR = "commons-rng-client-api.jar";
    private static final String ENTRY = "org/apache/commons/rng/UniformRandomProvider.class";

    private static void readNaively(ServerHandle server) throws IOException {
        try (SeekableByteChannel jar = HttpRangeChannel.open(server.uri(JAR))) {
            RemoteJar.read(jar, ENTRY);
        }
    }

    @Test
    void everyRequestOfTheNaiveReaderWaitsForARoundTrip(ServerHandle server) throws IOException {
        // The first time, loading the classes of the client counts as thinking.
        readNaively(server);
        Recording cost = server.during(() -> readNaively(server));

        // tag::whatif[]
        System.out.println(cost.whatIf(Network.presets()));
        // end::whatif[]

        WhatIfTable estimates = cost.whatIf(Network.presets());
        assertThat(estimates.of("three-g").waiting())
                .isEqualTo(Duration.ofMillis(300).multipliedBy(cost.requestCount()));
    }
}
