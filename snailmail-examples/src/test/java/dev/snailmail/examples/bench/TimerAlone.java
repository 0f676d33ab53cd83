package dev.snailmail.examples.bench;

import dev.snailmail.time.Ticker;
import dev.snailmail.time.Timer;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.HdrHistogram.Histogram;

/** How late snailmail's timer is where there is nothing else to do: what it takes this machine to wake one thread. */
final class TimerAlone {

    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double NANOS_PER_MICRO = 1e3;

    private final Ticker ticker = Ticker.system();
    private final Timer timer;
    private final long gapNanos;
    private final Histogram late = new Histogram(SIGNIFICANT_DIGITS);
    private final CountDownLatch left;

    private TimerAlone(Timer timer, int times, long gapNanos) {
        this.timer = timer;
        this.gapNanos = gapNanos;
        this.left = new CountDownLatch(times);
    }

    /** Lets it go off so many times, each so long after the one before was due. */
    static TimerAlone measured(int times, long gapNanos) throws IOException {
        try (Timer timer = Timer.start("bench-timer", Ticker.system())) {
            TimerAlone measured = new TimerAlone(timer, times, gapNanos);
            measured.next(measured.ticker.nanos() + gapNanos);
            measured.left.await();
            return measured;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a timer was measured", e);
        }
    }

    private void next(long tick) {
        timer.at(tick, Runnable::run, () -> {
            long now = ticker.nanos();
            late.recordValue(now - tick);
            left.countDown();
            if (left.getCount() > 0) {
                next(Math.max(tick + gapNanos, now));
            }
        });
    }

    /** Microseconds, at a fraction of all times such as 0.99. */
    double microsAt(double fraction) {
        return late.getValueAtPercentile(100 * fraction) / NANOS_PER_MICRO;
    }
}
