package dev.snailmail.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.time.Ticker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whom a reader waits for. Nobody ever sleeps: threads let each other go. */
@Timeout(30)
class SettlingTest {

    private final Recorder recorder = Recorder.start(Ticker.system(), key -> "label", 10);

    private Admission arrive() {
        return recorder.admit(Traffic.request("GET", "key", 1), Ticker.system().nanos());
    }

    private static void complete(Admission admission) {
        admission.mayHaveEnded(2);
        admission.sent(3);
        admission.ended(Outcome.COMPLETE, 4);
    }

    @RepeatedTest(20)
    void settledWaitsForAllThatWereAdmitted() {
        Admission first = arrive();
        Admission second = arrive();
        CountDownLatch reading = new CountDownLatch(1);
        CompletableFuture<Void> server = CompletableFuture.runAsync(() -> {
            await(reading);
            complete(first);
            complete(second);
        });
        reading.countDown();
        Recording recording = recorder.settled("", 1);
        assertThat(recording.incomplete()).isZero();
        assertThat(recording.bytesSent()).isEqualTo(6);
        assertThat(recording.requests()).extracting(RequestRecord::outcome).containsOnly(Outcome.COMPLETE);
        server.join();
    }

    @RepeatedTest(20)
    void snapshotWaitsForLastBytesOnly() {
        Admission inFlight = arrive();
        Admission lastBytes = arrive();
        lastBytes.mayHaveEnded(1);
        CountDownLatch reading = new CountDownLatch(1);
        CompletableFuture<Void> server = CompletableFuture.runAsync(() -> {
            await(reading);
            lastBytes.sent(3);
            lastBytes.ended(Outcome.COMPLETE, 2);
        });
        reading.countDown();
        Recording recording = recorder.snapshot("", 1);
        assertThat(recording.incomplete()).isEqualTo(1);
        assertThat(recording.bytesSent()).isEqualTo(3);
        assertThat(recording.requests())
                .extracting(RequestRecord::outcome)
                .containsExactly(Outcome.INCOMPLETE, Outcome.COMPLETE);
        server.join();
        complete(inFlight);
    }

    @RepeatedTest(20)
    void snapshotGoesOnWhenLastBytesFallShort() {
        Admission admission = arrive();
        admission.mayHaveEnded(1);
        CountDownLatch reading = new CountDownLatch(1);
        CompletableFuture<Void> server = CompletableFuture.runAsync(() -> {
            await(reading);
            admission.hasNotEnded();
        });
        reading.countDown();
        assertThat(recorder.snapshot("", 1).incomplete()).isEqualTo(1);
        server.join();
    }

    @Test
    void settledGivesUpAfterItsLimitAndMarksTheRest() {
        arrive();
        Recording recording = recorder.settled("", 1);
        assertThat(recording.incomplete()).isEqualTo(1);
        assertThat(recording.requests().get(0).outcome()).isEqualTo(Outcome.INCOMPLETE);
    }

    @Test
    void theLimitIsASecondOnTheTicker() {
        Traffic traffic = new Traffic();
        traffic.arrive("straggler");
        Recorder.Window window = traffic.recorder().openWindow();
        Admission lastBytes = traffic.arrive("last bytes");
        lastBytes.mayHaveEnded(1);
        traffic.ticker().stepPerLook(1_000_000_000);
        assertThat(traffic.recorder().settled("", 1).incomplete()).isEqualTo(2);
        assertThat(traffic.read().incomplete()).isEqualTo(2);
        assertThat(window.settled("", 1).incomplete()).isEqualTo(1);
    }

    @Test
    void nobodyWaitsWhenThereIsNobodyToWaitFor() {
        Traffic traffic = new Traffic();
        traffic.serve("GET", "a", 200, 1);
        assertThat(traffic.recorder().settled("", 1).requestCount()).isEqualTo(1);
        assertThat(traffic.read().requestCount()).isEqualTo(1);
    }

    @RepeatedTest(20)
    void anInterruptEndsTheWaitAndKeepsTheFlag() {
        arrive();
        Thread.currentThread().interrupt();
        Recording recording = recorder.settled("", 1);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(recording.incomplete()).isEqualTo(1);
    }

    @RepeatedTest(20)
    void anInterruptWhileWaitingDoesTheSame() throws InterruptedException {
        // A clock that stands still makes the limit infinite: only the interrupt can end this.
        Traffic traffic = new Traffic();
        traffic.arrive("straggler");
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            traffic.recorder().settled("", 1);
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        reader.start();
        while (reader.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        reader.interrupt();
        assertThat(interrupted.join()).isTrue();
        reader.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A second of real time, ten of this clock, which moves on by one at every look. */
    @Test
    void howLongItWaitsIsReal() {
        AtomicLong looks = new AtomicLong();
        Ticker fast = new Ticker() {
            @Override
            public long nanos() {
                return TimeUnit.SECONDS.toNanos(looks.incrementAndGet());
            }

            @Override
            public long ofRealTime(long realNanos) {
                return 10 * realNanos;
            }

            @Override
            public long inRealTime(long nanos) {
                return 0;
            }
        };
        Recorder scaled = Recorder.start(fast, key -> "label", 10);
        scaled.admit(Traffic.request("GET", "key", 1), 1);
        assertThat(scaled.settled("", 1).incomplete()).isEqualTo(1);
        assertThat(looks).hasValueBetween(11, 15);
    }
}
