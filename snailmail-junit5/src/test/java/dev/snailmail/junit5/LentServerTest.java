package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.SlowServer;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.recording.Recording;
import dev.snailmail.store.ObjectStore;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
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
            ServerHandle lent = new LentServer(server);
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
}
