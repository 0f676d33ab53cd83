package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.recording.Recording;
import dev.snailmail.store.ObjectStore;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LentServerTest {

    @Test
    void passesEveryMethodOn() throws NoSuchMethodException {
        for (Method method : ServerHandle.class.getMethods()) {
            assertThat(LentServer.class
                            .getMethod(method.getName(), method.getParameterTypes())
                            .getDeclaringClass())
                    .as(method.toString())
                    .isEqualTo(LentServer.class);
        }
    }

    @Test
    void asksAndTunesTheServerItself() {
        ObjectStore store = ObjectStore.of(Map.of("snail.bin", new byte[10]));
        try (SlowServer server = SlowServer.builder(store).start()) {
            ServerHandle lent = new LentServer(server, "@SlowStore on class A", "A > test()", () -> {});
            lent.setLatency(Latency.fixed(Duration.ofMillis(1)));
            lent.setBandwidth(Bandwidth.megabytesPerSecond(1));
            assertThat(server.network()).hasToString("fixed(1ms), 1MB/s").isEqualTo(lent.network());
            FaultPlan plan = FaultPlan.builder()
                    .on("*")
                    .nth(2)
                    .inject(dev.snailmail.fault.Fault.status(503))
                    .build();
            lent.inject(plan);
            assertThat(server.faults()).isSameAs(plan).isSameAs(lent.faults());
            assertThat(lent.baseUri()).isEqualTo(server.baseUri());
            assertThat(lent.uri("a b")).isEqualTo(server.uri("a b"));
            assertThat(lent.root()).isEqualTo(server.root());
            assertThat(lent.keys()).isEqualTo(server.keys());

            Recording during = lent.during(() -> JupiterRun.read(lent, "snail.bin"));
            assertThat(during.gets()).isEqualTo(1);
            assertThat(lent.snapshot().gets()).isEqualTo(1);
            lent.reset();
            assertThat(server.recording().gets()).isZero();
        }
    }

    @Test
    void afterItsTimeItStillTellsWhatHappened() {
        ObjectStore store = ObjectStore.of(Map.of("snail.bin", new byte[10]));
        LentServer lent;
        try (SlowServer server = SlowServer.builder(store).start()) {
            lent = new LentServer(server, "@SlowStore on class A", "A > test()", () -> {});
            JupiterRun.read(lent, "snail.bin");
            lent.end();
        }
        assertThat(lent.recording().gets()).isEqualTo(1);
        assertThat(lent.snapshot().gets()).isEqualTo(1);
        assertThat(lent.network()).hasToString("none, unlimited");
        assertThat(lent.faults()).isEqualTo(FaultPlan.none());
        assertThat(lent.root()).isEqualTo("memory");
        assertThat(lent.port()).isPositive();
        assertThat(lent).asString().startsWith("SlowServer[http://127.0.0.1:");
    }

    @Test
    void afterItsTimeItSaysWhoseItWasToWhoeverAsksForMore() {
        ObjectStore store = ObjectStore.of(Map.of("snail.bin", new byte[10]));
        try (SlowServer server = SlowServer.builder(store).start()) {
            LentServer lent = new LentServer(server, "@SlowStore on class A", "A > test()", () -> {});
            lent.end();
            List<ThrowingCallable> uses = List.of(
                    lent::baseUri,
                    () -> lent.uri("snail.bin"),
                    lent::keys,
                    () -> lent.during(() -> {}),
                    () -> lent.lockstep(() -> {}),
                    () -> lent.lockstep(Duration.ofMillis(1), () -> {}),
                    () -> lent.lockstep(Duration.ofMillis(1), Duration.ofMillis(2), () -> {}),
                    lent::reset,
                    () -> lent.setLatency(Latency.none()),
                    () -> lent.setBandwidth(Bandwidth.unlimited()),
                    () -> lent.setNetwork(server.network()),
                    () -> lent.inject(FaultPlan.none()));
            assertThat(uses)
                    .allSatisfy(use -> assertThatIllegalStateException()
                            .isThrownBy(use)
                            .withMessage("this server, of @SlowStore on class A, was closed at the end of A > test();"
                                    + " only its recording can still be read, so take one in the test that needs it"));
        }
    }
}
