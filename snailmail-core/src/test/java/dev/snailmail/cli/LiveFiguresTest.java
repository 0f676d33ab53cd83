package dev.snailmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.recording.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveFiguresTest {

    private static final long QUARTER = 250_000_000;
    private static final Progress NONE = new Progress(0, 0, 0, 0);

    private final LiveFigures figures = new LiveFigures();

    @Test
    void nothingYetIsZero() {
        assertThat(figures.line(7, NONE, 80))
                .isEqualTo("        0 requests/s       0 in flight        0.0 MB/s       0 misses");
    }

    @Test
    void ratesAreOverTheLastSecond() {
        figures.line(0, NONE, 80);
        assertThat(figures.line(QUARTER, new Progress(100, 3, 500_000, 1), 80))
                .isEqualTo("      400 requests/s       3 in flight        2.0 MB/s       1 misses");
        figures.line(2 * QUARTER, new Progress(100, 3, 500_000, 1), 80);
        figures.line(3 * QUARTER, new Progress(100, 3, 500_000, 1), 80);
        assertThat(figures.line(4 * QUARTER, new Progress(100, 3, 500_000, 1), 80))
                .startsWith("      100 requests/s");
        assertThat(figures.line(5 * QUARTER, new Progress(100, 3, 500_000, 1), 80))
                .startsWith("        0 requests/s");
    }

    @Test
    void afterALongPauseOfTheMachineTheyAreOverThatPause() {
        figures.line(0, NONE, 80);
        figures.line(QUARTER, NONE, 80);
        assertThat(figures.line(41 * QUARTER, new Progress(1_000, 0, 0, 0), 80)).startsWith("      100 requests/s");
    }

    @Test
    void aResetStartsThemOver() {
        figures.line(0, NONE, 80);
        figures.line(QUARTER, new Progress(1_000_000, 0, 9_000_000_000L, 5), 80);
        assertThat(figures.line(2 * QUARTER, new Progress(10, 1, 9, 0), 80))
                .isEqualTo("        0 requests/s       1 in flight        0.0 MB/s       0 misses");
        assertThat(figures.line(3 * QUARTER, new Progress(20, 1, 9, 0), 80)).startsWith("       40 requests/s");
    }

    @Test
    void largeNumbersHaveRoom() {
        figures.line(0, NONE, 80);
        String line = figures.line(1_000_000_000, new Progress(123_456, 10_000, 9_876_500_000L, 98_765), 80);
        assertThat(line)
                .isEqualTo("  123,456 requests/s  10,000 in flight    9,876.5 MB/s  98,765 misses")
                .hasSizeLessThan(80);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 19, 20, 21, 38, 39, 40, 53, 54, 55, 68, 69, 70, 71, 80, 200})
    void noLineIsAsWideAsTheScreen(int columns) {
        figures.line(0, NONE, columns);
        String line = figures.line(1, new Progress(Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, 7), columns);
        assertThat(line).hasSizeLessThan(columns);
    }

    @Test
    void whereThereIsNoRoomTheLastFiguresGoFirst() {
        assertThat(figures.line(0, NONE, 70)).endsWith(" MB/s       0 misses");
        assertThat(figures.line(0, NONE, 69)).endsWith(" MB/s");
        assertThat(figures.line(0, NONE, 40)).endsWith(" in flight");
        assertThat(figures.line(0, NONE, 21)).isEqualTo("        0 requests/s");
        assertThat(figures.line(0, NONE, 12)).isEqualTo("        0 r");
    }
}
