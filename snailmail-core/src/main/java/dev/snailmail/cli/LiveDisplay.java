package dev.snailmail.cli;

import dev.snailmail.recording.Progress;
import dev.snailmail.time.Ticker;
import dev.snailmail.time.Timer;
import java.util.function.Supplier;

/** Keeps a live line up to date, four times a second, on a thread of its own: that of its timer. */
final class LiveDisplay implements AutoCloseable {

    static final long REFRESH_NANOS = 250_000_000;

    private final LiveLine line;
    private final int columns;
    private final Supplier<Progress> progress;
    private final Ticker real;
    private final Ticker told;
    private final Timer timer;
    private final LiveFigures figures = new LiveFigures();

    private LiveDisplay(
            LiveLine line, int columns, Supplier<Progress> progress, Ticker real, Ticker told, Timer timer) {
        this.line = line;
        this.columns = columns;
        this.progress = progress;
        this.real = real;
        this.told = told;
        this.timer = timer;
    }

    /**
     * Starts to show.
     *
     * @param line where to
     * @param columns how wide the screen is
     * @param progress what is shown
     * @param timeScale how much real time passes for a second that is told; rates are told
     * @return the display, to be closed
     */
    static LiveDisplay start(LiveLine line, int columns, Supplier<Progress> progress, double timeScale) {
        Ticker real = Ticker.system();
        return start(line, columns, progress, real, Ticker.scaled(timeScale), Timer.start("snailmail-live", real));
    }

    /** The same with a time of the caller's, whose timer is closed with the display. */
    static LiveDisplay start(
            LiveLine line, int columns, Supplier<Progress> progress, Ticker real, Ticker told, Timer timer) {
        LiveDisplay display = new LiveDisplay(line, columns, progress, real, told, timer);
        timer.at(real.nanos(), Runnable::run, display::refresh);
        return display;
    }

    private void refresh() {
        line.show(figures.line(told.nanos(), progress.get(), columns));
        timer.at(real.nanos() + REFRESH_NANOS, Runnable::run, this::refresh);
    }

    /** Ends the thread, and then takes the line away; nothing is shown any more. */
    @Override
    public void close() {
        timer.close();
        line.clear();
    }
}
