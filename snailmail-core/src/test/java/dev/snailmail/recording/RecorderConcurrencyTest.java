package dev.snailmail.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.time.Ticker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

class RecorderConcurrencyTest {

    private static final int THREADS = 8;
    private static final int EACH = 500;

    private final Recorder recorder = Recorder.start(Ticker.system(), key -> key.substring(0, 1), 64);

    @RepeatedTest(20)
    void everyCountIsExactAndNoReaderSeesMoreThanThereIs() throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        Recorder.Window window = recorder.openWindow();
        List<Thread> clients = IntStream.range(0, THREADS)
                .mapToObj(nth -> new Thread(() -> send(nth, start)))
                .toList();
        Thread reader = new Thread(() -> {
            while (!done.get()) {
                assertConsistent(recorder.snapshot("", 1));
            }
        });
        Throwable[] failure = new Throwable[1];
        reader.setUncaughtExceptionHandler((thread, thrown) -> failure[0] = thrown);
        clients.forEach(Thread::start);
        reader.start();
        start.countDown();
        for (Thread client : clients) {
            client.join();
        }
        done.set(true);
        reader.join();
        assertThat(failure[0]).isNull();
        assertTotals(recorder.settled("", 1));
        assertTotals(window.settled("", 1));
    }

    private void send(int nth, CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        for (int i = 0; i < EACH; i++) {
            Admission admission =
                    recorder.admit(Traffic.request(i % 2 == 0 ? "GET" : "HEAD", "key " + i % 5, nth + 1), 0);
            admission.planned(Traffic.answer(i % 10 == 0 ? 404 : 200), i);
            admission.headBegins(1);
            admission.sent(1);
            admission.mayHaveEnded(1);
            if (i % 3 == 0) {
                admission.hasNotEnded();
                admission.mayHaveEnded(2);
            }
            admission.sent(1);
            admission.ended(Outcome.COMPLETE, 3);
        }
    }

    private static void assertConsistent(Recording recording) {
        assertThat(recording.maxInFlight()).isLessThanOrEqualTo(THREADS);
        assertThat(recording.incomplete()).isLessThanOrEqualTo(THREADS);
        assertThat(recording.requests()).hasSizeLessThanOrEqualTo(64);
        assertThat(recording.byMethod().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(recording.requestCount());
        assertThat(recording.byStatus().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(recording.requestCount() - recording.incomplete());
    }

    private static void assertTotals(Recording recording) {
        long total = (long) THREADS * EACH;
        assertThat(recording.requestCount()).isEqualTo(total);
        assertThat(recording.gets()).isEqualTo(total / 2);
        assertThat(recording.misses()).isEqualTo(total / 10);
        assertThat(recording.bytesSent()).isEqualTo(2 * total);
        assertThat(recording.byStatus()).isEqualTo(Map.of(200, total * 9 / 10, 404, total / 10));
        assertThat(recording.byLabel()).isEqualTo(Map.of("k", new LabelCount(total, 2 * total)));
        assertThat(recording.byKey())
                .hasSize(5)
                .allSatisfy((key, count) -> assertThat(count).isEqualTo(total / 5));
        assertThat(recording.connectionsUsed()).isEqualTo(THREADS);
        assertThat(recording.incomplete()).isZero();
        assertThat(recording.maxInFlight()).isBetween(1, THREADS);
        assertThat(recording.requests()).hasSize(64);
        assertThat(recording.requestsDropped()).isEqualTo(total - 64);
    }
}
