package dev.snailmail.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.wire.Eventually;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @RepeatedTest(20)
    void aCancelledTaskDoesNotRun() throws InterruptedException {
        TimerHeldUp heldUp = TimerHeldUp.hold(timer, ticker);
        long past = ticker.nanos() - 1_000_000;
        List<String> order = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        Timer.Task due = timer.at(past, AT_ONCE, () -> order.add("was due"));
        timer.at(past + 1, AT_ONCE, () -> order.add("kept"));
        Timer.Task later = timer.at(ticker.nanos() + TimeUnit.HOURS.toNanos(1), AT_ONCE, () -> order.add("later"));
        timer.at(past + 2, AT_ONCE, done::countDown);
        due.cancel();
        due.cancel();
        later.cancel();
        heldUp.letGo();
        done.await();
        assertThat(order).containsExactly("kept");
    }

    @Test
    void aTaskThatHasBeenHandedOverCanStillBeCancelled() throws InterruptedException {
        BlockingQueue<Runnable> handedOver = new LinkedBlockingQueue<>();
        List<String> ran = new ArrayList<>();
        Timer.Task first = timer.at(ticker.nanos(), handedOver::add, () -> ran.add("cancelled"));
        Runnable handed = handedOver.take();
        first.cancel();
        handed.run();
        Timer.Task second = timer.at(ticker.nanos(), handedOver::add, () -> ran.add("ran"));
        handedOver.take().run();
        second.cancel();
        assertThat(ran).containsExactly("ran");
    }

    @Test
    void aCancelledTaskHoldsNothing() {
        Object held = new Object();
        WeakReference<Object> reference = new WeakReference<>(held);
        Timer.Task task = timer.at(ticker.nanos() + TimeUnit.HOURS.toNanos(1), AT_ONCE, held::hashCode);
        held = null;
        task.cancel();
        Eventually.holds("it is collected", () -> {
            System.gc();
            return reference.get() == null;
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100, 1_000})
    void cancelledTasksAreNeverMoreThanTheOthersByOne(int tasks) {
        TimerThread queue = (TimerThread) timer;
        long hour = ticker.nanos() + TimeUnit.HOURS.toNanos(1);
        List<Timer.Task> pending = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            pending.add(timer.at(hour + i, AT_ONCE, () -> {}));
        }
        Collections.shuffle(pending, new Random(tasks));
        for (int left = tasks - 1; left >= 0; left--) {
            pending.remove(left).cancel();
            assertThat(queue.queued()).isBetween(left, 2 * left + 1);
        }
        assertThat(queue.queued()).isZero();
    }

    @Test
    void anyMixtureOfTasksAndCancellationsRunsWhatIsLeft() throws InterruptedException {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            TimerHeldUp heldUp = TimerHeldUp.hold(timer, ticker);
            long past = ticker.nanos() - 1_000_000;
            List<Integer> expected = new ArrayList<>();
            List<Integer> order = new ArrayList<>();
            List<Timer.Task> pending = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int nth = i;
                pending.add(timer.at(past + i, AT_ONCE, () -> order.add(nth)));
                expected.add(nth);
                while (random.nextInt(3) == 0 && !expected.isEmpty()) {
                    Integer victim = expected.remove(random.nextInt(expected.size()));
                    pending.get(victim).cancel();
                }
            }
            CountDownLatch done = new CountDownLatch(1);
            timer.at(past + 1_000, AT_ONCE, done::countDown);
            heldUp.letGo();
            done.await();
            assertThat(order).as("seed %d", seed).isEqualTo(expected);
        }
    }
}
