package dev.snailmail.assertj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.snailmail.SlowServer;
import dev.snailmail.recording.Recording;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.KeepAliveClient;
import java.io.IOException;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SoftAssertionsTest {

    private SlowServer server;

    @BeforeEach
    void readOnce() throws IOException {
        server = SlowServer.builder(ObjectStore.of(Map.of("snail.bin", new byte[10])))
                .start();
        try (KeepAliveClient client = new KeepAliveClient(server)) {
            client.get("snail.bin");
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void allFailuresAreReportedTogether() {
        Throwable failure = catchThrowable(() -> SnailmailSoftAssertions.assertSoftly(softly -> {
            softly.assertThat(server)
                    .as("server")
                    .hadAtMostGets(0)
                    .hadNoMisses()
                    .hadNoFaults()
                    .hadAtLeastFaults(1)
                    .sentAtMostBytes(9);
            softly.assertThat(server.recording()).as("recording").neverRequested("snail.bin");
            softly.assertThat(1 + 1).isEqualTo(3);
        }));

        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "5 failures",
                        "[server] \nexpected faults: at least 1\nbut was: 0",
                        "[server] \nexpected GETs: at most 0\nbut was: 1",
                        "[server] \nexpected bytes sent: at most 9\nbut was: 10",
                        "[recording] \nexpected requests of snail.bin: exactly 0\nbut was: 1",
                        "expected: 3");
    }

    @Test
    void requestsAreAssertedOnSoftlyToo() {
        SnailmailSoftAssertions softly = new SnailmailSoftAssertions();
        softly.assertThat(server).as("tile").requests().isEmpty();
        softly.assertThat(server).requests().hasSize(2);

        assertThat(softly.errorsCollected()).hasSize(2);
        assertThat(softly.errorsCollected().get(0)).hasMessageStartingWith("[tile] ");
        assertThat(softly.errorsCollected().get(1)).hasMessageStartingWith("[requests] ");
    }

    @Test
    void stackTracesBeginAtTheTest() {
        SnailmailSoftAssertions softly = new SnailmailSoftAssertions();
        softly.assertThat(server).hadAtMostGets(0).hadRoundTripDepth(9).hadExactlyRetries(1);
        softly.assertThat(server).requests().isEmpty();

        assertThat(softly.errorsCollected()).hasSize(4).allSatisfy(SoftAssertionsTest::beginsHere);
        beginsHere(catchThrowable(softly::assertAll));
        beginsHere(catchThrowable(() -> SnailmailSoftAssertions.assertSoftly(
                all -> all.assertThat(server).hadAtMostGets(0))));
    }

    private static void beginsHere(Throwable failure) {
        assertThat(failure.getStackTrace()[0].getClassName()).isEqualTo(SoftAssertionsTest.class.getName());
    }

    @Test
    void worksAsAProxyOfAnySoftAssertions() {
        SoftAssertions softly = new SoftAssertions();
        softly.proxy(RecordingAssert.class, Recording.class, server.recording())
                .hadAtMostGets(0)
                .hadExactlyGets(1)
                .neverRequested("snail.bin");

        assertThat(softly.errorsCollected()).hasSize(2);
        assertThat(softly.wasSuccess()).isFalse();
    }

    @Test
    void noFailureIsNoError() {
        SnailmailSoftAssertions.assertSoftly(
                softly -> softly.assertThat(server).hadExactlyGets(1).requests().hasSize(1));
    }
}
