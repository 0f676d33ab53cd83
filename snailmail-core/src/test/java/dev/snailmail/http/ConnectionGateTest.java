package dev.snailmail.http;

import static dev.snailmail.http.ConnectionGate.Verdict.ENTERS;
import static dev.snailmail.http.ConnectionGate.Verdict.REFUSED;
import static dev.snailmail.http.ConnectionGate.Verdict.WAITS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.network.ConnectionCost;
import dev.snailmail.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ConnectionGateTest {

    private static final Executor AT_ONCE = Runnable::run;

    private volatile ConnectionCost cost = costOf("maxConnections(2, queue)");
    private final ConnectionGate gate = new ConnectionGate(() -> cost);
    private final List<String> entered = new ArrayList<>();

    private static ConnectionCost costOf(String spec) {
        return Network.parse(spec).connectionCost();
    }

    private void limit(String spec) {
        cost = costOf(spec);
        gate.review();
    }

    private ConnectionGate.Verdict arrive(String name) {
        return gate.arrive(AT_ONCE, () -> entered.add(name));
    }

    @Test
    void withoutALimitEveryoneComesIn() {
        limit("none");
        for (int nth = 0; nth < 1000; nth++) {
            assertThat(arrive("one")).isEqualTo(ENTERS);
        }
        assertThat(gate.open()).isEqualTo(1000);
    }

    @Test
    void whoComesInAtOnceIsLetInByTheCaller() {
        assertThat(arrive("first")).isEqualTo(ENTERS);
        assertThat(entered).isEmpty();
    }

    @Test
    void oneTooManyIsRefused() {
        limit("maxConnections(2, refuse)");
        assertThat(List.of(arrive("1"), arrive("2"), arrive("3"))).containsExactly(ENTERS, ENTERS, REFUSED);
        gate.leave();
        assertThat(List.of(arrive("4"), arrive("5"))).containsExactly(ENTERS, REFUSED);
        assertThat(entered).isEmpty();
        assertThat(gate.open()).isEqualTo(2);
    }

    @Test
    void thoseInLineComeInOneByOneAsOthersLeave() {
        assertThat(List.of(arrive("1"), arrive("2"), arrive("3"), arrive("4")))
                .containsExactly(ENTERS, ENTERS, WAITS, WAITS);
        gate.leave();
        assertThat(entered).containsExactly("3");
        assertThat(arrive("5")).isEqualTo(WAITS);
        gate.leave();
        gate.leave();
        assertThat(entered).containsExactly("3", "4", "5");
        assertThat(gate.open()).isEqualTo(2);
        assertThat(gate.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxConnections(4, queue)", "maxConnections(9, refuse)", "none"})
    void aHigherLimitLetsThemIn(String higher) {
        for (String name : List.of("1", "2", "3", "4")) {
            arrive(name);
        }
        limit(higher);
        assertThat(entered).containsExactly("3", "4");
        assertThat(gate.open()).isEqualTo(4);
    }

    @Test
    void aLowerLimitWaitsUntilEnoughHaveLeft() {
        limit("maxConnections(5, queue)");
        for (int nth = 0; nth < 5; nth++) {
            arrive("early");
        }
        limit("maxConnections(3, queue)");
        arrive("late");
        gate.leave();
        gate.leave();
        assertThat(gate.open()).isEqualTo(3);
        assertThat(entered).isEmpty();
        gate.leave();
        assertThat(entered).containsExactly("late");
        assertThat(gate.open()).isEqualTo(3);
    }

    @Test
    void aLimitThatIsRaisedToHowManyThereAreLetsNobodyIn() {
        limit("maxConnections(6, queue)");
        for (int nth = 0; nth < 6; nth++) {
            arrive("early");
        }
        limit("maxConnections(5, queue)");
        arrive("late");
        limit("maxConnections(6, queue)");
        assertThat(entered).isEmpty();
    }

    @Test
    void whoIsInLineStaysThereWhenOthersAreRefused() {
        for (String name : List.of("1", "2", "3")) {
            arrive(name);
        }
        limit("maxConnections(2, refuse)");
        assertThat(arrive("4")).isEqualTo(REFUSED);
        gate.leave();
        assertThat(entered).containsExactly("3");
    }

    @Test
    void nobodyOvertakesTheLine() {
        for (String name : List.of("1", "2", "3")) {
            arrive(name);
        }
        // As between a new network and its review.
        cost = costOf("maxConnections(3, queue)");
        assertThat(arrive("4")).isEqualTo(WAITS);
        assertThat(entered).containsExactly("3");
    }

    @Test
    void onceClosedNobodyComesInFromTheLine() {
        for (String name : List.of("1", "2", "3")) {
            arrive(name);
        }
        gate.close();
        gate.leave();
        assertThat(entered).isEmpty();
        assertThat(gate.waiting()).isZero();
    }

    @Test
    void aThreadThatIsShuttingDownDoesNoHarm() {
        arrive("1");
        arrive("2");
        gate.arrive(
                task -> {
                    throw new RejectedExecutionException("closing");
                },
                () -> entered.add("3"));
        gate.leave();
        assertThat(entered).isEmpty();
    }

    /** Were a free place ever overlooked, those in line behind it would wait for ever. */
    @Test
    void whateverTheOrderEveryoneComesInAndNeverTooMany() throws InterruptedException {
        int arrivals = 20_000;
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger peak = new AtomicInteger();
        CountDownLatch left = new CountDownLatch(arrivals);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Runnable enter = () -> {
            peak.accumulateAndGet(inside.incrementAndGet(), Math::max);
            threads.execute(() -> {
                inside.decrementAndGet();
                gate.leave();
                left.countDown();
            });
        };
        for (int nth = 0; nth < arrivals; nth++) {
            int at = nth;
            threads.execute(() -> {
                if (at % 100 == 0) {
                    limit("maxConnections(" + (at % 200 == 0 ? 2 : 1) + ", queue)");
                }
                if (gate.arrive(threads, enter) == ENTERS) {
                    enter.run();
                }
            });
        }
        assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
        threads.shutdown();
        assertThat(peak).hasValueBetween(1, 2);
        assertThat(gate.open()).isZero();
        assertThat(gate.waiting()).isZero();
    }
}
