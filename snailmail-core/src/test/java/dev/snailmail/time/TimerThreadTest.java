package dev.snailmail.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What comes when, with no say in how late it is. */
class TimerThreadTest {

    private static final Executor AT_ONCE = Runnable::run;

    private final Ticker ticker = Ticker.system();
    private final Timer timer = Timer.start("timer under test", ticker);

    @AfterEach
    void closeTimer() {
        timer.close();
    }

    @RepeatedTest(20)
    void nothingComesBeforeItsTick() {
        List<CompletableFuture<Long>> early = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            long tick = ticker.nanos() + ThreadLocalRandom.current().nextLong(2_000_000);
            CompletableFuture<Long> difference = new CompletableFuture<>();
            early.add(difference);
            timer.at(tick, AT_ONCE, () -> difference.complete(ticker.nanos() - tick));
        }
        assertThat(early).allSatisfy(difference -> assertThat(difference.join()).isNotNegative());
    }

    @RepeatedTest(20)
    void tasksComeInTheOrderOfTheirTicksAndThenOfSubmission() throws InterruptedException {
        TimerHeldUp heldUp = TimerHeldUp.hold(timer, ticker);
        long past = ticker.nanos() - 1_000_000;
        List<String> order = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        for (String name : List.of("30", "10 first", "20", "10 second", "10 third", "40")) {
            long tick = past + Long.parseLong(name.substring(0, 2));
            timer.at(tick, AT_ONCE, () -> order.add(name));
        }
        timer.at(past + 50, AT_ONCE, done::countDown);
        heldUp.letGo();
        done.await();
        assertThat(order).containsExactly("10 first", "10 second", "10 third", "20", "30", "40");
    }

    @RepeatedTest(20)
    void tasksDueTogetherForOneExecutorAreHandedOverOnce() throws InterruptedException {
        TimerHeldUp heldUp = TimerHeldUp.hold(timer, ticker);
        long past = ticker.nanos() - 1_000_000;
        CountingExecutor even = new CountingExecutor();
        CountingExecutor odd = new CountingExecutor();
        List<Integer> evenOrder = new ArrayList<>();
        List<Integer> oddOrder = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(2);
        for (int i = 9; i >= 0; i--) {
            int nth = i;
            boolean isEven = nth % 2 == 0;
            timer.at(past + nth, isEven ? even : odd, () -> (isEven ? evenOrder : oddOrder).add(nth));
        }
        timer.at(past + 10, even, done::countDown);
        timer.at(past + 11, odd, done::countDown);
        heldUp.letGo();
        done.await();
        assertThat(evenOrder).containsExactly(0, 2, 4, 6, 8);
        assertThat(oddOrder).containsExactly(1, 3, 5, 7, 9);
        assertThat(even.handOvers()).isEqualTo(1);
        assertThat(odd.handOvers()).isEqualTo(1);
    }

    @RepeatedTest(20)
    void anEarlierTickSubmittedLaterWakesTheTimer() throws InterruptedException {
        List<String> order = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(2);
        long now = ticker.nanos();
        timer.at(now + TimeUnit.HOURS.toNanos(1), AT_ONCE, () -> order.add("in an hour"));
        timer.at(now + 500_000, AT_ONCE, done::countDown);
        timer.at(now - 1, AT_ONCE, done::countDown);
        done.await();
        assertThat(order).isEmpty();
    }

    @Test
    void ticksAreComparedByTheirDifferenceSoThatTheyMayOverflow() throws InterruptedException {
        Ticker nearTheEnd = () -> Long.MAX_VALUE - 5;
        List<String> order = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        try (Timer wrapping = Timer.start("timer near the end of longs", nearTheEnd)) {
            TimerHeldUp heldUp = TimerHeldUp.hold(wrapping, nearTheEnd);
            wrapping.at(Long.MIN_VALUE + TimeUnit.HOURS.toNanos(1), AT_ONCE, () -> order.add("overflown, so later"));
            wrapping.at(Long.MAX_VALUE - 10, AT_ONCE, () -> order.add("passed"));
            wrapping.at(Long.MAX_VALUE - 9, AT_ONCE, done::countDown);
            heldUp.letGo();
            done.await();
        }
        assertThat(order).containsExactly("passed");
    }

    @Test
    void anExecutorThatRejectsDoesNoHarm() throws InterruptedException {
        Executor closing = task -> {
            throw new RejectedExecutionException("closing");
        };
        CountDownLatch done = new CountDownLatch(3);
        TimerHeldUp heldUp = TimerHeldUp.hold(timer, ticker);
        long past = ticker.nanos() - 1_000_000;
        timer.at(past, closing, () -> {});
        timer.at(past + 1, AT_ONCE, done::countDown);
        timer.at(past + 2, closing, () -> {});
        heldUp.letGo();
        timer.at(ticker.nanos() + 1_000, closing, () -> {});
        timer.at(ticker.nanos() + 1_000, AT_ONCE, done::countDown);
        timer.at(ticker.nanos() + 2_000, AT_ONCE, done::countDown);
        done.await();
    }

    @Test
    void tasksOfManyThreadsAllCome() throws InterruptedException {
        int perThread = 2_000;
        CountDownLatch done = new CountDownLatch(4 * perThread);
        List<Thread> submitters = IntStream.range(0, 4)
                .mapToObj(nth -> new Thread(() -> {
                    for (int i = 0; i < perThread; i++) {
                        long delay = ThreadLocalRandom.current().nextLong(3_000_000) - 1_000_000;
                        timer.at(ticker.nanos() + delay, AT_ONCE, done::countDown);
                    }
                }))
                .toList();
        submitters.forEach(Thread::start);
        for (Thread submitter : submitters) {
            submitter.join();
        }
        done.await();
    }
}
