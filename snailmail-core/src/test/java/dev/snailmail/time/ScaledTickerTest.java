package dev.snailmail.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ScaledTickerTest {

    private static final long ORIGIN = Long.MAX_VALUE - 1_000;

    private final AtomicLong real = new AtomicLong(ORIGIN);

    @ParameterizedTest
    @CsvSource({"0.1, 200, 2000", "0.001, 1, 1000", "1, 77, 77", "2, 10, 5", "1000, 5000, 5", "0.5, 1, 2"})
    void aSecondPassesInItsScale(double scale, long realNanos, long told) {
        Ticker ticker = new ScaledTicker(real::get, ORIGIN, scale);
        assertThat(ticker.nanos()).isZero();
        real.addAndGet(realNanos);
        assertThat(ticker.nanos()).isEqualTo(told);
        assertThat(ticker.ofRealTime(realNanos)).isEqualTo(told);
        assertThat(ticker.inRealTime(told)).isEqualTo(realNanos);
    }

    @Test
    void waitsAreRoundedUp() {
        Ticker ticker = new ScaledTicker(real::get, ORIGIN, 0.1);
        assertThat(ticker.inRealTime(1)).isEqualTo(1);
        assertThat(ticker.inRealTime(11)).isEqualTo(2);
        assertThat(ticker.inRealTime(Long.MAX_VALUE / 2)).isPositive();
        assertThat(new ScaledTicker(real::get, ORIGIN, 1000).inRealTime(Long.MAX_VALUE / 2))
                .isPositive();
    }

    @Test
    void itNeverRunsBackwardsAndAWaitIsLongEnough() {
        Random random = new Random(1);
        for (int nth = 0; nth < 200; nth++) {
            double scale = Math.pow(10, random.nextDouble() * 6 - 3);
            real.set(ORIGIN);
            Ticker ticker = new ScaledTicker(real::get, ORIGIN, scale);
            long last = ticker.nanos();
            for (int step = 0; step < 100; step++) {
                long wait = random.nextLong() >>> (24 + random.nextInt(40));
                real.addAndGet(ticker.inRealTime(wait));
                long now = ticker.nanos();
                // A nanosecond is the timer's to wait again.
                assertThat(now - last).isGreaterThanOrEqualTo(wait - 1 - (now >> 51));
                last = now;
            }
        }
    }

    @Test
    void aScaleOfOneIsTheClock() {
        long before = System.nanoTime();
        long told = Ticker.scaled(1).nanos();
        assertThat(told).isBetween(before, System.nanoTime());
        assertThat(Ticker.scaled(1).inRealTime(5)).isEqualTo(5);
        assertThat(Ticker.scaled(1).ofRealTime(5)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 3})
    void allOfOneScaleTellTheSameTicks(double scale) {
        long first = Ticker.scaled(scale).nanos();
        long second = Ticker.scaled(scale).nanos();
        assertThat(Ticker.scaled(scale).nanos()).isGreaterThanOrEqualTo(second);
        assertThat(second).isGreaterThanOrEqualTo(first).isNotNegative();
    }

    @RepeatedTest(20)
    void nothingComesBeforeItsTick() {
        for (double scale : new double[] {0.01, 0.1, 3}) {
            Ticker ticker = Ticker.scaled(scale);
            try (Timer timer = Timer.start("scaled timer", ticker)) {
                long realStart = System.nanoTime();
                long wait = ticker.ofRealTime(1_000_000);
                long tick = ticker.nanos() + wait;
                CompletableFuture<Long> told = new CompletableFuture<>();
                timer.at(tick, Runnable::run, () -> told.complete(ticker.nanos()));
                assertThat(told.join() - tick).isNotNegative();
                assertThat(System.nanoTime() - realStart).isGreaterThanOrEqualTo(990_000);
            }
        }
    }

    /** Were the wait not turned into real time, this would take an hour. */
    @Test
    void theTimerWaitsInRealTime() throws InterruptedException {
        long hour = TimeUnit.HOURS.toNanos(1);
        AtomicLong now = new AtomicLong();
        Ticker fast = new Ticker() {
            @Override
            public long nanos() {
                return now.getAndAdd(hour / 100);
            }

            @Override
            public long inRealTime(long nanos) {
                return nanos / hour + 1;
            }
        };
        CountDownLatch done = new CountDownLatch(1);
        try (Timer timer = Timer.start("fast timer", fast)) {
            timer.at(hour, Runnable::run, done::countDown);
            done.await();
        }
    }
}
