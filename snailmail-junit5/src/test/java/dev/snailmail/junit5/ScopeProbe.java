package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks each promise of {@code docs/junit.md} on every handle that a test of a {@link ScopeSample} holds. Public, as are
 * its methods, because another class loader loads the samples.
 */
public final class ScopeProbe {

    /** The GETs that the budget of the samples allows. */
    static final int MOST_GETS = 5;

    private static final Latency TUNED = Latency.fixed(Duration.ofNanos(1));
    private static final ThreadLocal<Map<String, ServerHandle>> HELD = ThreadLocal.withInitial(LinkedHashMap::new);

    /** By sample and handle: the network before the first test tuned it. */
    private static final Map<String, Network> UNTUNED = new ConcurrentHashMap<>();

    private static final Map<Class<?>, Integer> SERVERS = new ConcurrentHashMap<>();

    private ScopeProbe() {}

    /** Forgets the handles of the test before. */
    public static void begin() {
        HELD.get().clear();
    }

    /** Notes a handle of the test. */
    public static void holds(String how, ServerHandle server) {
        HELD.get().put(how, server);
    }

    /** Checks that a handle leads to the store that serves this object. */
    public static void leadsTo(String marker, String how) {
        assertThat(HELD.get().get(how).keys()).as(how).contains(marker);
    }

    /** Checks that counters have started over. */
    public static void counts(Class<?> sample) {
        HELD.get()
                .forEach((how, server) -> assertThat(server.recording().requestCount())
                        .as("requests before the test, by the handle in the %s", how)
                        .isZero());
        for (ServerHandle server : servers()) {
            JupiterRun.read(server, "a");
            JupiterRun.read(server, "a");
            assertThat(server.recording().requestCount()).isEqualTo(2);
        }
        SERVERS.put(sample, servers().size());
    }

    /** The number of servers to which the handles of a sample led. */
    static int serversOf(Class<?> sample) {
        return SERVERS.getOrDefault(sample, 0);
    }

    /** Tunes every server. */
    public static void tunes(Class<?> sample) {
        HELD.get().forEach((how, server) -> UNTUNED.putIfAbsent(sample.getName() + how, server.network()));
        for (ServerHandle server : servers()) {
            server.setLatency(TUNED);
            server.inject(FaultPlan.builder()
                    .on("GET")
                    .inject(dev.snailmail.fault.Fault.status(500))
                    .build());
        }
    }

    /** Checks that {@link #tunes} has been undone, if it ran. */
    public static void isUntuned(Class<?> sample) {
        HELD.get().forEach((how, server) -> {
            Network before = UNTUNED.getOrDefault(
                    sample.getName() + how, Network.builder().build());
            assertThat(server.network())
                    .as("network by the handle in the %s", how)
                    .isEqualTo(before);
        });
        servers()
                .forEach(server -> assertThat(JupiterRun.serves(server, "a"))
                        .as("an object of %s", server)
                        .isTrue());
    }

    /** Checks that the first request to every server meets the fault of the method. */
    public static void meetsFault() {
        for (ServerHandle server : servers()) {
            assertThat(JupiterRun.serves(server, "a")).isFalse();
            assertThat(JupiterRun.serves(server, "a")).isTrue();
        }
    }

    /** Checks that every server has the fault of a class. */
    public static void meetsFaultOf(String key) {
        servers()
                .forEach(server -> assertThat(JupiterRun.serves(server, key))
                        .as("object %s of %s", key, server)
                        .isFalse());
    }

    /** Asks every server for more than the budget allows. */
    public static void exceedsBudgets() {
        for (ServerHandle server : servers()) {
            for (int i = 0; i <= MOST_GETS; i++) {
                JupiterRun.read(server, "a");
            }
        }
    }

    /** Asks every server, and fails. */
    public static void fails() {
        servers().forEach(server -> JupiterRun.read(server, "a"));
        throw new IllegalStateException("on purpose");
    }

    private static Collection<ServerHandle> servers() {
        Set<ServerHandle> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        distinct.addAll(HELD.get().values());
        return distinct;
    }
}
