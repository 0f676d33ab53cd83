package dev.snailmail.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.dialect.Dialect;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.network.Network;
import dev.snailmail.store.CountedStore;
import dev.snailmail.store.ObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Only requests into which a fault was injected use up its {@code times}. */
class UsedUpFaultsTest {

    private static final ObjectStore STORE = ObjectStore.synthetic("object", 100);
    private static final RequestInfo PLAIN = RequestInfo.of("GET", "object", "");
    private static final RequestInfo RANGED = RequestInfo.of("GET", "object", "bytes=0-9");
    private static final RequestInfo SHORT = RequestInfo.of("GET", "object", "bytes=0-1");

    private static Faults of(FaultPlanBuilder plan) {
        return Faults.of(plan.build(), Network.builder().build(), 0);
    }

    private static String met(Faults faults, RequestInfo request) {
        ResponsePlan plan = faults.into(request, 0).answer(request, STORE, Dialect.httpRange(), Instant.EPOCH);
        plan.release();
        return plan.fault().orElse("-");
    }

    private static List<String> met(Faults faults, RequestInfo... requests) {
        return List.of(requests).stream().map(request -> met(faults, request)).toList();
    }

    @Test
    void aRequestWithNothingToSpoilDoesNotUseUpTheRule() {
        Faults ignoring = of(FaultPlan.builder().on("GET").times(2).inject(Fault.ignoreRange()));
        assertThat(met(ignoring, PLAIN, RANGED, PLAIN, RANGED, RANGED, PLAIN))
                .containsExactly("-", "ignoreRange", "-", "ignoreRange", "-", "-");
        Faults cutting = of(FaultPlan.builder().on("GET").times(1).inject(Fault.truncateAfter(5)));
        assertThat(met(cutting, SHORT, SHORT, RANGED, RANGED)).containsExactly("-", "-", "truncate(after=5)", "-");
    }

    @Test
    void suchARequestIsStillCountedAndDecided() {
        Faults faults = of(FaultPlan.builder()
                .on("GET")
                .nth(1)
                .times(1)
                .inject(Fault.ignoreRange())
                .on("GET")
                .inject(Fault.status(503)));
        assertThat(met(faults, PLAIN, RANGED)).containsExactly("-", "status(503)");
    }

    @Test
    void aRuleThatIsUsedUpLeavesRequestsToTheNext() {
        Faults faults = of(FaultPlan.builder()
                .on("GET")
                .times(1)
                .inject(Fault.ignoreRange())
                .on("GET")
                .inject(Fault.status(503)));
        assertThat(met(faults, PLAIN, RANGED, PLAIN, RANGED))
                .containsExactly("-", "ignoreRange", "status(503)", "status(503)");
    }

    @Test
    void whatLosesTheRaceForTheLastTimeHoldsNothing() {
        CountedStore store = new CountedStore(STORE);
        assertThat(Fault.truncateAfter(5).answer(RANGED, 0, store, Dialect.httpRange(), Instant.EPOCH, () -> false))
                .isEmpty();
        assertThat(Fault.ignoreRange().answer(RANGED, 0, store, Dialect.httpRange(), Instant.EPOCH, () -> false))
                .isEmpty();
        assertThat(store.held()).isZero();
    }

    @RepeatedTest(20)
    void requestsAtOnceGetItExactlySoOften() throws InterruptedException {
        Faults faults = of(FaultPlan.builder()
                .on("GET")
                .times(100)
                .inject(Fault.ignoreRange())
                .on("GET")
                .times(50)
                .inject(Fault.truncateAfter(5)));
        List<String> met = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> clients = IntStream.range(0, 8)
                .mapToObj(nth -> new Thread(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    for (int i = 0; i < 100; i++) {
                        met.add(met(faults, i % 2 == 0 ? RANGED : SHORT));
                    }
                }))
                .toList();
        clients.forEach(Thread::start);
        start.countDown();
        for (Thread client : clients) {
            client.join();
        }
        assertThat(met.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting())))
                .isEqualTo(Map.of("ignoreRange", 100L, "truncate(after=5)", 50L, "-", 650L));
    }
}
