package dev.snailmail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.wire.Eventually;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptionTest {

    private final List<Integer> halts = new CopyOnWriteArrayList<>();
    private final Interruption interruption = new Interruption(halts::add);

    /** As the JVM does: each signal has a thread, which ends when the signal has been handled. */
    private static Thread signal(Runnable handler) {
        Thread thread = new Thread(handler);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Test
    void ctrlCStopsInGoodOrderAndIsNoFailure() throws InterruptedException {
        Thread handling = signal(interruption::onCtrlC);
        interruption.await();

        assertThat(interruption.finished(Main.OK)).isZero();
        handling.join();
        assertThat(halts).isEmpty();
    }

    @Test
    void aSecondCtrlCEndsAtOnce() throws InterruptedException {
        Thread first = signal(interruption::onCtrlC);
        interruption.await();

        interruption.onCtrlC();

        assertThat(halts).containsExactly(130);
        interruption.finished(Main.OK);
        first.join();
    }

    @Test
    void termTellsOfItself() throws InterruptedException {
        Thread first = signal(() -> interruption.stop(143, 143));
        interruption.await();

        // Tools such as timeout(1) send it to the process and to its group.
        assertThat(interruption.stop(143, 143)).isFalse();

        assertThat(interruption.finished(Main.OK)).isEqualTo(143);
        first.join();
        assertThat(halts).isEmpty();
    }

    @Test
    void ctrlCAfterTermEndsAtOnce() throws InterruptedException {
        Thread first = signal(() -> interruption.stop(143, 143));
        interruption.await();

        interruption.onCtrlC();

        assertThat(halts).containsExactly(130);
        interruption.finished(Main.OK);
        first.join();
    }

    @Test
    void aFailureIsToldBeforeTheSignal() {
        Thread first = signal(() -> interruption.stop(143, 143));
        Eventually.holds("the signal is handled", () -> first.getState() == Thread.State.TIMED_WAITING);

        assertThat(interruption.finished(Main.FAILURE)).isEqualTo(1);
    }

    @Test
    void withoutASignalTheExitCodeIsThatOfTheCommand() {
        assertThat(interruption.finished(Main.OK)).isZero();
        assertThat(new Interruption(halts::add).finished(Main.USAGE_ERROR)).isEqualTo(2);
    }
}
