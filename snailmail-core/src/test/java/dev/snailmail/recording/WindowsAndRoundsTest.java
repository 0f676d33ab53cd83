package dev.snailmail.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WindowsAndRoundsTest {

    private final Traffic traffic = new Traffic();

    private void serve(String... keys) {
        for (String key : keys) {
            traffic.serve("GET", key, 200, 1);
        }
    }

    private static void assertKeys(Recording recording, String... keys) {
        assertThat(recording.requests()).extracting(RequestRecord::key).containsExactly(keys);
        assertThat(recording.requests())
                .extracting(RequestRecord::ordinal)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, keys.length).boxed().toList());
        assertThat(recording.requestCount()).isEqualTo(keys.length);
        assertThat(recording.bytesSent()).isEqualTo(keys.length);
        assertThat(recording.byKey().keySet()).containsExactlyInAnyOrderElementsOf(Arrays.asList(keys));
    }

    private static Recording settled(Recorder.Window window) {
        return window.settled("none, unlimited", Traffic.SEED);
    }

    @Test
    void aWindowHoldsWhatArrivesWhileItIsOpen() {
        serve("before");
        traffic.ticker().set(100);
        Recorder.Window window = traffic.recorder().openWindow();
        traffic.ticker().set(130);
        serve("within");
        traffic.ticker().set(200);
        Recording recording = settled(window);
        serve("after");
        assertKeys(recording, "within");
        assertThat(recording.wallTime()).isEqualTo(Duration.ofNanos(100));
        assertThat(recording.requests().get(0).start()).isEqualTo(Duration.ofNanos(30));
        assertKeys(traffic.read(), "before", "within", "after");
    }

    @Test
    void windowsMayNestAndOverlap() {
        Recorder.Window outer = traffic.recorder().openWindow();
        serve("1");
        Recorder.Window inner = traffic.recorder().openWindow();
        serve("2");
        Recording innerRecording = settled(inner);
        Recorder.Window overlapping = traffic.recorder().openWindow();
        serve("3");
        Recording outerRecording = settled(outer);
        serve("4");
        assertKeys(innerRecording, "2");
        assertKeys(outerRecording, "1", "2", "3");
        assertKeys(settled(overlapping), "3", "4");
    }

    @Test
    void aWindowGoesOnAcrossRounds() {
        Recorder.Window window = traffic.recorder().openWindow();
        serve("1");
        traffic.nextRound();
        serve("2");
        traffic.recorder().connectionOpened();
        assertKeys(traffic.read(), "2");
        Recording recording = settled(window);
        assertKeys(recording, "1", "2");
        assertThat(recording.connectionsOpened()).isEqualTo(1);
        serve("3");
        assertKeys(traffic.read(), "2", "3");
    }

    @Test
    void aLateFinisherStaysInTheRoundThatAdmittedIt() {
        Recorder first = traffic.recorder();
        Admission late = traffic.arrive("late");
        traffic.ticker().set(50);
        traffic.nextRound();
        serve("new");
        traffic.complete(late, 1);
        assertKeys(traffic.read(), "new");
        assertThat(traffic.read().maxInFlight()).isEqualTo(1);
        assertThat(traffic.read().requests().get(0).start()).isZero();
        Recording old = first.snapshot("", 1);
        assertKeys(old, "late");
        assertThat(old.incomplete()).isZero();
    }

    @Test
    void aLateFinisherEndsInTheWindowThatAdmittedItToo() {
        Recorder.Window window = traffic.recorder().openWindow();
        Admission late = traffic.arrive("late");
        window.close();
        window.close();
        serve("after");
        traffic.complete(late, 1);
        assertKeys(settled(window), "late");
    }

    @Test
    void whatArrivedBeforeTheWindowIsNotInItEvenIfItEndsThere() {
        Admission early = traffic.arrive("early");
        Recorder.Window window = traffic.recorder().openWindow();
        traffic.complete(early, 1);
        Recording recording = settled(window);
        assertKeys(recording);
        assertThat(recording.maxInFlight()).isZero();
    }

    @Test
    void inFlightOfARecordIsThatOfItsRound() {
        traffic.arrive("early");
        Recorder.Window window = traffic.recorder().openWindow();
        Admission second = traffic.arrive("second");
        traffic.complete(second, 0);
        Recording recording = settled(window);
        assertThat(recording.maxInFlight()).isEqualTo(1);
        assertThat(recording.requests().get(0).inFlight()).isEqualTo(2);
    }
}
