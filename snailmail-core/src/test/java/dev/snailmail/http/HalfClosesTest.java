package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.wire.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HalfClosesTest {

    private static final int CLIENTS = 10_000;

    @TempDir
    private static Path existing;

    private final OddOnes sockets = new OddOnes();
    private final HalfCloses halfCloses = new HalfCloses(sockets);
    private final Map<Integer, Boolean> verdicts = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        sockets.mayRead.countDown();
        halfCloses.close();
    }

    private void decide(int port) {
        halfCloses.decide(port, 80, Runnable::run, hasLeft -> verdicts.put(port, hasLeft));
    }

    @Test
    void tenThousandEndsAtOnceTakeTwoReadings() {
        decide(1);
        Eventually.holds("the first is looked for", () -> sockets.readings == 1);
        for (int port = 2; port <= CLIENTS; port++) {
            decide(port);
        }
        sockets.mayRead.countDown();
        Eventually.holds("all are decided", () -> verdicts.size() == CLIENTS);
        assertThat(sockets.readings).isEqualTo(2);
        assertThat(verdicts).allSatisfy((port, hasLeft) -> assertThat(hasLeft).isEqualTo(port % 2 == 0));
    }

    @Test
    void itsThreadLivesAsLongAsThereIsSomethingToDecide() {
        sockets.mayRead.countDown();
        for (int round = 1; round <= 3; round++) {
            int port = round;
            decide(port);
            Eventually.holds("it is decided", () -> verdicts.containsKey(port));
            Eventually.holds(
                    "the thread ends",
                    () -> Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(thread -> thread.getName().equals("snailmail-peers")));
        }
    }

    @Test
    void whereItCannotBeToldAClientHasLeftAtOnce() {
        HalfCloses elsewhere = new HalfCloses(new PeerSockets(List.of(existing.resolve("missing"))));
        elsewhere.decide(1, 80, Runnable::run, hasLeft -> verdicts.put(1, hasLeft));
        assertThat(verdicts).isEqualTo(Map.of(1, true));
    }

    @Test
    void onceClosedItDecidesNothing() {
        halfCloses.close();
        decide(1);
        assertThat(verdicts).isEmpty();
    }

    /** Clients on odd ports hold their sockets. */
    private static final class OddOnes extends PeerSockets {

        private final CountDownLatch mayRead = new CountDownLatch(1);
        private volatile int readings;

        OddOnes() {
            super(List.of(existing));
        }

        @Override
        Set<Integer> held(Set<Integer> clientPorts, int serverPort) {
            readings++;
            try {
                mayRead.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return clientPorts.stream().filter(port -> port % 2 == 1).collect(Collectors.toSet());
        }
    }
}
