package dev.snailmail.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnsTest {

    private final Turns turns = new Turns();
    private final List<String> woken = new ArrayList<>();

    private Turns.Turn enter(String name) {
        return turns.enter(tick -> woken.add(name + "@" + tick));
    }

    @Test
    void theyComeInOrderWhenThoseBeforeThemLeave() {
        Turns.Turn a = enter("a");
        Turns.Turn b = enter("b");
        Turns.Turn c = enter("c");
        assertThat(List.of(a.isAtOnce(), b.isAtOnce(), c.isAtOnce())).containsExactly(true, false, false);
        assertThat(woken).isEmpty();
        a.leave(10);
        assertThat(woken).containsExactly("b@10");
        b.leave(20);
        c.leave(30);
        assertThat(woken).containsExactly("b@10", "c@20");
        assertThat(enter("d").isAtOnce()).isTrue();
    }

    @Test
    void whoLeavesWhileItWaitsIsPassedOver() {
        Turns.Turn a = enter("a");
        Turns.Turn b = enter("b");
        enter("c");
        b.leave(5);
        b.leave(6);
        assertThat(woken).isEmpty();
        a.leave(10);
        a.leave(11);
        b.leave(12);
        assertThat(woken).containsExactly("c@10");
    }

    @Test
    void oneAtATimeAndNobodyIsForgotten() throws InterruptedException {
        int threads = 8;
        int each = 2_000;
        AtomicInteger inTurn = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(threads * each);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            for (int i = 0; i < threads * each; i++) {
                boolean leaves = i % 3 == 0;
                executor.execute(() -> {
                    Turns.Turn[] mine = new Turns.Turn[1];
                    CountDownLatch entered = new CountDownLatch(1);
                    Runnable turn = () -> {
                        most.accumulateAndGet(inTurn.incrementAndGet(), Math::max);
                        inTurn.decrementAndGet();
                        mine[0].leave(0);
                        all.countDown();
                    };
                    mine[0] = turns.enter(tick -> executor.execute(() -> {
                        awaitQuietly(entered);
                        if (!leaves) {
                            turn.run();
                        }
                    }));
                    entered.countDown();
                    if (leaves) {
                        mine[0].leave(0);
                        all.countDown();
                    } else if (mine[0].isAtOnce()) {
                        turn.run();
                    }
                });
            }
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(most).hasValue(1);
            assertThat(enter("last").isAtOnce()).isTrue();
        } finally {
            executor.shutdownNow();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
