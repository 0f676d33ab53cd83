package dev.snailmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.http.ManualTimer;
import dev.snailmail.recording.Progress;
import org.junit.jupiter.api.Test;

/** Its refreshes and its end, by a clock that is set by hand. */
class LiveDisplayTest {

    private final Screen screen = new Screen();
    private final LiveLine line = new LiveLine(screen.stream());
    private final ManualTimer time = new ManualTimer();
    private Progress progress = new Progress(0, 0, 0, 0);

    private LiveDisplay start(int timesAsFast) {
        return LiveDisplay.start(line, 80, () -> progress, time, () -> time.nanos() * timesAsFast, time);
    }

    @Test
    void refreshesFourTimesASecond() {
        start(1);
        for (int i = 1; i <= 100; i++) {
            progress = new Progress(i, i, 0, 0);
            time.advanceTo(i * 10_000_000L);
        }
        // At 0, 250, 500, 750 and 1000 ms; what was written in between is not shown.
        assertThat(screen.written().split("\r", -1)).hasSize(1 + 5);
        assertThat(screen.lines()).singleElement().asString().contains("  100 in flight");
    }

    @Test
    void ratesAreOfTheTimeThatIsTold() {
        start(10);
        time.advanceTo(0);
        progress = new Progress(1_000, 0, 0, 0);
        time.advanceTo(LiveDisplay.REFRESH_NANOS);

        assertThat(screen.lines()).singleElement().asString().startsWith("      400 requests/s");
    }

    @Test
    void isGoneWhenItIsClosedAndDoesNotComeBack() {
        LiveDisplay display = start(1);
        time.advanceTo(0);
        assertThat(screen.lines()).singleElement().asString().contains("requests/s");

        display.close();
        assertThat(screen.lines()).containsExactly("");
        assertThat(time.pending()).isZero();
        time.advanceTo(10 * LiveDisplay.REFRESH_NANOS);
        assertThat(screen.lines()).containsExactly("");
    }
}
