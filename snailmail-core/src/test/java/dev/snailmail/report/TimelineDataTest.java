package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineDataTest {

    private static TimelineData of(Recording recording) {
        return new TimelineData(recording.requests(), ActiveTime.of(recording), Optional.empty());
    }

    @Test
    void oneThatBeginsWhenAnotherEndsIsAlone() {
        int[] inFlight = of(new Scene()
                        .at(0)
                        .get("a")
                        .until(100)
                        .at(100)
                        .get("a")
                        .until(200)
                        .at(300)
                        .get("a")
                        .until(400)
                        .read())
                .inFlight();
        assertThat(inFlight).hasSize(400);
        assertThat(Arrays.copyOfRange(inFlight, 0, 200)).containsOnly(1);
        assertThat(Arrays.copyOfRange(inFlight, 200, 300)).containsOnly(0);
        assertThat(Arrays.copyOfRange(inFlight, 300, 400)).containsOnly(1);
    }

    @Test
    void requestsThatTakeNoTimeAreSeen() {
        int[] inFlight = of(new Scene()
                        .at(0)
                        .get("a")
                        .until(100)
                        .at(200)
                        .get("a")
                        .until(200)
                        .at(300)
                        .get("a")
                        .until(400)
                        .read())
                .inFlight();
        assertThat(inFlight[200]).isEqualTo(1);
        assertThat(inFlight[199]).isZero();
        assertThat(inFlight[201]).isZero();
    }

    /** A slice of 250,000 ns, and everything on whole milliseconds, so that whoever is there at all is at one of them. */
    @Test
    void peaksAreWhatCountingMillisecondByMillisecondSays() {
        Random random = new Random(11);
        for (int round = 0; round < 50; round++) {
            Scene scene = new Scene().at(0).get("a").until(1);
            int at = 0;
            for (int i = 0; i < 20; i++) {
                at += random.nextInt(5);
                scene.at(at).get("a").until(Math.min(100, at + 1 + random.nextInt(30)));
            }
            Recording recording = scene.at(99).get("a").until(100).read();
            int[] inFlight = of(recording).inFlight();
            for (int slice = 0; slice < 400; slice++) {
                long tick = slice * 250_000L;
                long expected = recording.requests().stream()
                        .filter(request -> request.start().toNanos() <= tick
                                && tick < request.end().toNanos())
                        .count();
                assertThat(inFlight[slice]).as("slice %d", slice).isEqualTo((int) expected);
            }
        }
    }

    @Test
    void bytesAreSpreadFromTheFirstByteToTheLast() {
        double[] bytes = of(new Scene()
                        .at(0)
                        .get("a", 1_000, 0, 1_000)
                        .waits(200)
                        .until(400)
                        .read())
                .bytes();
        assertThat(Arrays.stream(bytes, 0, 200).sum()).isZero();
        for (int i = 200; i < 400; i++) {
            assertThat(bytes[i]).isCloseTo(5, within(1e-6));
        }
    }

    @Test
    void slicesSpanTheFirstArrivalToTheLastEnd() {
        Recording recording = new Scene()
                .at(5_000)
                .get("a", 1_000, 0, 1_000)
                .waits(200)
                .until(5_400)
                .idleUntil(9_000)
                .read();
        assertThat(of(recording).inFlight()).hasSize(400).containsOnly(1);
        double[] bytes = of(recording).bytes();
        assertThat(Arrays.stream(bytes, 0, 200).sum()).isZero();
        assertThat(bytes[200]).isCloseTo(5, within(1e-6));
        assertThat(bytes[399]).isCloseTo(5, within(1e-6));
    }

    @Test
    void noByteIsLost() {
        Recording recording = ReportScenes.manyRequests(500);
        double sent = recording.requests().stream()
                .mapToLong(RequestRecord::bytesSent)
                .sum();
        assertThat(Arrays.stream(of(recording).bytes()).sum()).isCloseTo(sent, within(sent * 1e-9));
    }
}
