package dev.snailmail.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TimerThreadCloseTest {

    private final Ticker ticker = Ticker.system();

    @RepeatedTest(20)
    void dropsWhatIsStillToComeAndEndsTheThread() {
        Timer timer = Timer.start("closing", ticker);
        AtomicInteger ran = new AtomicInteger();
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        timer.at(ticker.nanos(), Runnable::run, () -> thread.complete(Thread.currentThread()));
        timer.at(ticker.nanos() + TimeUnit.HOURS.toNanos(1), Runnable::run, ran::incrementAndGet);
        assertThat(thread.join().isDaemon()).isTrue();
        assertThat(thread.join().getName()).isEqualTo("closing");
        timer.close();
        assertThat(thread.join().isAlive()).isFalse();
        timer.at(ticker.nanos() - 1, Runnable::run, ran::incrementAndGet);
        assertThat(ran).hasValue(0);
    }

    @Test
    void aSecondCloseDoesNothing() {
        Timer timer = Timer.start("closed twice", ticker);
        timer.close();
        timer.close();
    }

    @RepeatedTest(20)
    void mayBeCalledBeforeTheThreadHasParked() {
        Timer.start("closed at once", ticker).close();
    }

    @Test
    void fromATaskDoesNotWaitForItself() throws InterruptedException {
        Timer timer = Timer.start("closed from within", ticker);
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        timer.at(ticker.nanos(), Runnable::run, () -> {
            timer.close();
            thread.complete(Thread.currentThread());
        });
        thread.join().join();
    }

    @Test
    void waitsForTheTaskThatIsRunningEvenWhenInterrupted() throws InterruptedException {
        Timer timer = Timer.start("interrupted while closing", ticker);
        TimerHeldUp heldUp = TimerHeldUp.hold(timer, ticker);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CountDownLatch closing = new CountDownLatch(1);
        Thread closer = new Thread(() -> {
            Thread.currentThread().interrupt();
            closing.countDown();
            timer.close();
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        closer.start();
        closing.await();
        heldUp.letGo();
        assertThat(interrupted.join()).isTrue();
        closer.join();
    }
}
