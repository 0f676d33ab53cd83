package dev.snailmail.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.dialect.Dialect;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.network.Network;
import dev.snailmail.network.RequestLimit;
import dev.snailmail.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Which requests meet which fault, over ticks that are set by hand. */
class FaultsTest {

    private static final long SECOND = 1_000_000_000;
    private static final long START = Long.MAX_VALUE - SECOND;
    private static final Network NETWORK = Network.builder().build();
    private static final Fault FAULT = Fault.status(500);
    private static final Fault OTHER = Fault.status(501);
    private static final ObjectStore STORE = ObjectStore.of(Map.of());

    private static Faults of(FaultPlan plan) {
        return Faults.of(plan, NETWORK, START);
    }

    private static FaultRuleBuilder on(String requests) {
        return FaultPlan.builder().on(requests);
    }

    private static Faults ruled(FaultRuleBuilder rule) {
        return of(rule.inject(FAULT).build());
    }

    private static RequestInfo get(String key) {
        return RequestInfo.of("GET", key, "");
    }

    private static String met(Faults faults, RequestInfo request, long tick) {
        return faults.into(request, START + tick)
                .answer(request, STORE, Dialect.httpRange(), Instant.EPOCH)
                .fault()
                .orElse("-");
    }

    private static boolean meets(Faults faults, RequestInfo request) {
        return !met(faults, request, 0).equals("-");
    }

    /** For each of the keys, whether its request meets a fault: x or -. */
    private static String pattern(Faults faults, String... keys) {
        StringBuilder pattern = new StringBuilder();
        for (String key : keys) {
            pattern.append(meets(faults, get(key)) ? 'x' : '-');
        }
        return pattern.toString();
    }

    @Test
    void withoutRulesNothingIsInjected() {
        assertThat(of(FaultPlan.none()).into(get("a"), START)).isSameAs(Injection.NONE);
        assertThat(FaultPlan.none().isEmpty()).isTrue();
        assertThat(FaultPlan.builder().build()).isSameAs(FaultPlan.none()).hasToString("none");
    }

    @Test
    void patternsNarrowDown() {
        Faults faults = ruled(on("GET data/**"));
        assertThat(meets(faults, get("data/a/b"))).isTrue();
        assertThat(meets(faults, get("other"))).isFalse();
        assertThat(meets(faults, RequestInfo.of("HEAD", "data/a", ""))).isFalse();
    }

    @Test
    void rangesNarrowDown() {
        Faults exact = ruled(on("*").range("bytes=0-"));
        assertThat(meets(exact, RequestInfo.of("GET", "a", "bytes=0-"))).isTrue();
        assertThat(meets(exact, RequestInfo.of("GET", "a", "bytes=0-9"))).isFalse();
        assertThat(meets(exact, get("a"))).isFalse();
        Faults glob = ruled(on("*").range("bytes=?-*"));
        assertThat(meets(glob, RequestInfo.of("GET", "a", "bytes=7-"))).isTrue();
        assertThat(meets(glob, RequestInfo.of("GET", "a", "bytes=70-"))).isFalse();
        assertThat(meets(ruled(on("*").range("*")), get("a")))
                .as("no range is none")
                .isFalse();
    }

    @Test
    void countsNarrowDown() {
        String[] keys = {"a", "a", "b", "a", "b", "c"};
        assertThat(pattern(ruled(on("*").nth(2)), keys)).isEqualTo("-x----");
        assertThat(pattern(ruled(on("b").nth(2)), keys)).isEqualTo("----x-");
        assertThat(pattern(ruled(on("*").nthPerKey(2)), keys)).isEqualTo("-x--x-");
        assertThat(pattern(ruled(on("*").nthPerKey(1)), keys)).isEqualTo("x-x--x");
        assertThat(pattern(ruled(on("*").first(3)), keys)).isEqualTo("xxx---");
        assertThat(pattern(ruled(on("*").times(2)), keys)).isEqualTo("xx----");
        assertThat(pattern(ruled(on("*").nthPerKey(2).times(1)), keys)).isEqualTo("-x----");
        assertThat(pattern(ruled(on("*").nth(2).nthPerKey(2)), keys)).isEqualTo("-x----");
        assertThat(pattern(ruled(on("*").nth(3).nthPerKey(2)), keys)).isEqualTo("------");
        assertThat(pattern(ruled(on("*")), keys)).isEqualTo("xxxxxx");
    }

    @Test
    void timeNarrowsDown() {
        Faults faults = ruled(on("*").from(Duration.ofSeconds(2)).to(Duration.ofSeconds(3)));
        assertThat(met(faults, get("a"), 2 * SECOND - 1)).isEqualTo("-");
        assertThat(met(faults, get("a"), 2 * SECOND)).isEqualTo("status(500)");
        assertThat(met(faults, get("a"), 3 * SECOND - 1)).isEqualTo("status(500)");
        assertThat(met(faults, get("a"), 3 * SECOND)).isEqualTo("-");
        Faults counted = ruled(on("*").from(Duration.ofSeconds(2)).nth(1));
        assertThat(met(counted, get("a"), 0)).isEqualTo("-");
        assertThat(met(counted, get("a"), 2 * SECOND)).as("the first in time").isEqualTo("status(500)");
    }

    @Test
    void theFirstRuleThatFitsDecides() {
        FaultPlan plan = FaultPlan.builder()
                .on("*")
                .nth(2)
                .inject(FAULT)
                .on("*")
                .first(3)
                .inject(OTHER)
                .build();
        Faults faults = of(plan);
        assertThat(IntStream.range(0, 4).mapToObj(i -> met(faults, get("a"), 0)))
                .containsExactly("status(501)", "status(500)", "status(501)", "-");
        assertThat(plan).hasToString("* nth=2: status(500); * first=3: status(501)");
    }

    @Test
    void aRuleIsUsedUpOnlyByWhatItDecides() {
        Faults faults = of(FaultPlan.builder()
                .on("*")
                .first(2)
                .inject(FAULT)
                .on("*")
                .times(2)
                .inject(OTHER)
                .build());
        assertThat(IntStream.range(0, 5).mapToObj(i -> met(faults, get("a"), 0)))
                .containsExactly("status(500)", "status(500)", "status(501)", "status(501)", "-");
    }

    @Test
    void plansFollowEachOther() {
        FaultPlan one = on("*").nth(1).inject(FAULT).build();
        FaultPlan other = on("*").inject(OTHER).build();
        Faults faults = of(one.followedBy(other));
        assertThat(met(faults, get("a"), 0)).isEqualTo("status(500)");
        assertThat(met(faults, get("a"), 0)).isEqualTo("status(501)");
        assertThat(one.followedBy(FaultPlan.none())).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(FaultPlan.none().followedBy(one)).isEqualTo(one).isNotEqualTo(other);
    }

    @Test
    void aResetCountsAnewAndEndsWhatHoldsUntilIt() {
        FaultPlan plan = FaultPlan.builder()
                .on("a")
                .nth(2)
                .inject(FAULT)
                .on("b")
                .untilReset()
                .inject(OTHER)
                .build();
        Faults before = of(plan);
        assertThat(pattern(before, "a", "b", "b")).isEqualTo("-xx");
        Faults after = before.next(NETWORK, START + 5);
        assertThat(pattern(after, "a", "b", "a", "a")).isEqualTo("--x-");
        assertThat(after.plan()).hasToString("a nth=2: status(500)");
        assertThat(after.next(NETWORK, START + 6).plan()).isSameAs(after.plan());
        assertThat(plan).hasToString("a nth=2: status(500); b untilReset: status(501)");
    }

    @Test
    void aNewPlanCountsAnewInTheTimeOfItsRound() {
        Faults before = ruled(on("a").nth(2));
        assertThat(pattern(before, "a")).isEqualTo("-");
        FaultPlan late =
                on("a").from(Duration.ofSeconds(2)).nth(1).inject(OTHER).build();
        assertThat(met(before.with(late), get("a"), 2 * SECOND)).isEqualTo("status(501)");
        assertThat(pattern(before.with(before.plan()), "a", "a")).isEqualTo("-x");
        assertThat(pattern(before.with(NETWORK), "a"))
                .as("another network goes on counting")
                .isEqualTo("x");
    }

    private static List<RequestInfo> requests(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> RequestInfo.of("GET", "key " + i % 50, "bytes=" + i + "-"))
                .toList();
    }

    private static Map<RequestInfo, Boolean> drawn(Faults faults, List<RequestInfo> requests) {
        Map<RequestInfo, Boolean> drawn = new HashMap<>();
        requests.forEach(request -> drawn.put(request, meets(faults, request)));
        return drawn;
    }

    @Test
    void chanceIsAsLikelyAsItSays() {
        for (double probability : new double[] {0.01, 0.1, 0.5, 0.99}) {
            List<RequestInfo> requests = requests(20_000);
            long met = drawn(ruled(on("*").probability(probability)), requests).values().stream()
                    .filter(meets -> meets)
                    .count();
            double deviation = Math.sqrt(requests.size() * probability * (1 - probability));
            assertThat((double) met)
                    .isBetween(
                            requests.size() * probability - 4 * deviation,
                            requests.size() * probability + 4 * deviation);
        }
        assertThat(drawn(ruled(on("*").probability(1)), requests(1000))).doesNotContainValue(false);
    }

    @RepeatedTest(20)
    void chanceDoesNotDependOnOrderOrThread(RepetitionInfo repetition) throws InterruptedException {
        FaultPlan plan = on("*").probability(0.3).inject(FAULT).build();
        List<RequestInfo> requests = new ArrayList<>(requests(640));
        Map<RequestInfo, Boolean> inOrder = drawn(of(plan), requests);
        Collections.shuffle(requests, new Random(repetition.getCurrentRepetition()));
        assertThat(drawn(of(plan), requests)).isEqualTo(inOrder);
        Faults faults = of(plan);
        Map<RequestInfo, Boolean> concurrently = new ConcurrentHashMap<>();
        List<Thread> clients = IntStream.range(0, 16)
                .mapToObj(nth -> new Thread(() -> requests.subList(40 * nth, 40 * nth + 40)
                        .forEach(request -> concurrently.put(request, meets(faults, request)))))
                .toList();
        clients.forEach(Thread::start);
        for (Thread client : clients) {
            client.join();
        }
        assertThat(concurrently).isEqualTo(inOrder);
    }

    @Test
    void chanceIsDrawnAnewForRepetitionsSeedsAndRules() {
        FaultRuleBuilder half = on("*").probability(0.5);
        Faults faults = ruled(half);
        String[] same = Collections.nCopies(64, "a").toArray(String[]::new);
        String first = pattern(faults, same);
        assertThat(first).contains("x", "-");
        assertThat(pattern(faults.next(NETWORK, START), same))
                .as("another round")
                .isEqualTo(first);
        Network seeded = Network.builder().seed(43).build();
        assertThat(pattern(faults.next(seeded, START), same)).isNotEqualTo(first);
        assertThat(pattern(of(on("*").probability(0.5).inject(OTHER).build()), same))
                .as("another rule")
                .isNotEqualTo(first);
        FaultPlan behind =
                FaultPlan.builder().on("nothing").inject(OTHER).build().followedBy(faults.plan());
        assertThat(pattern(of(behind), same))
                .as("a rule before it that does not fit")
                .isEqualTo(first);
    }

    @Test
    void countsAreExactWhoeverAsks() throws InterruptedException {
        Faults faults = of(
                on("*").nth(1000).inject(FAULT).on("*").times(100).inject(OTHER).build());
        List<String> met = Collections.synchronizedList(new ArrayList<>());
        List<Thread> clients = IntStream.range(0, 8)
                .mapToObj(nth -> new Thread(() -> {
                    for (int i = 0; i < 500; i++) {
                        met.add(met(faults, get("key" + i), 0));
                    }
                }))
                .toList();
        clients.forEach(Thread::start);
        for (Thread client : clients) {
            client.join();
        }
        assertThat(met.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting())))
                .isEqualTo(Map.of("status(500)", 1L, "status(501)", 100L, "-", 3899L));
    }

    @Test
    void aLimitIsARule() {
        RequestLimit limit = RequestLimit.parse("limit(10/s, per=server)");
        Faults faults = of(FaultPlan.builder()
                .on("special")
                .inject(FAULT)
                .limit(limit)
                .on("*")
                .inject(OTHER)
                .build());
        assertThat(met(faults, get("special"), 0)).isEqualTo("status(500)");
        assertThat(met(faults, get("a"), 0))
                .as("not counted what another rule answers")
                .isEqualTo("status(501)");
        assertThat(met(faults, get("a"), 0)).isEqualTo("limit(10/s, per=server)");
        assertThat(met(faults, get("a"), SECOND / 10)).isEqualTo("status(501)");
    }

    @Test
    void theLimitOfTheNetworkComesFirst() {
        Network limited = Network.parse("none, limit(10/s, per=prefix)");
        Faults faults = Faults.of(on("*").inject(FAULT).build(), limited, START);
        assertThat(met(faults, get("p/a"), 0)).isEqualTo("status(500)");
        assertThat(met(faults, get("p/b"), 0)).isEqualTo("limit(10/s, per=prefix)");
        assertThat(met(faults, get("q/b"), 0)).isEqualTo("status(500)");
        assertThat(met(faults.with(limited.toBuilder().seed(1).build()), get("p/a"), 0))
                .as("the same limit goes on")
                .isEqualTo("limit(10/s, per=prefix)");
        assertThat(met(faults.with(NETWORK), get("p/a"), 0)).isEqualTo("status(500)");
        assertThat(met(faults.next(limited, START), get("p/a"), 0))
                .as("a reset starts over")
                .isEqualTo("status(500)");
    }

    @Test
    void plansAreEqualIfTheirRulesAre() {
        FaultPlan plan =
                on("*").range("bytes=0-*").inject(Fault.resetBeforeHead()).build();
        assertThat(plan)
                .isEqualTo(on("*").range("bytes=0-*")
                        .inject(Fault.resetBeforeHead())
                        .build())
                .hasSameHashCodeAs(on("*").range("bytes=0-*")
                        .inject(Fault.resetBeforeHead())
                        .build())
                .isNotEqualTo(on("*").range("bytes=1-*")
                        .inject(Fault.resetBeforeHead())
                        .build());
    }

    @Test
    void rulesAreWrittenInFull() {
        FaultPlan plan = on("GET data/**")
                .range("bytes=0-*")
                .nth(2)
                .nthPerKey(3)
                .first(4)
                .times(5)
                .probability(0.25)
                .from(Duration.ofMillis(1))
                .to(Duration.ofSeconds(1))
                .untilReset()
                .inject(Fault.resetAfter(7))
                .limit(RequestLimit.atMost(5500).requestsPerSecond().perPrefix())
                .build();
        assertThat(plan)
                .hasToString("GET data/** range=bytes=0-* nth=2 nthPerKey=3 first=4 times=5 probability=0.25 from=1ms"
                        + " to=1s untilReset: reset(after=7); limit(5500/s, per=prefix)");
        assertThat(Set.of(plan)).contains(plan);
    }
}
