package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.trace.OpenTelemetryTracing;
import dev.snailmail.wire.WireClient;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ServerStartTest {

    private final ObjectStore store = ObjectStore.synthetic("object", 100);

    @TempDir
    private Path folder;

    @Test
    void aMissingRootIsNamedAndNothingIsLeft() {
        Path missing = folder.resolve("missing");
        Leftovers before = Leftovers.now();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlowServer.builder(missing).start())
                .withMessageContaining("root (" + missing + ") does not exist");
        before.assertNothingNew();
    }

    @Test
    void aTakenPortIsNamedAndNothingIsLeft() throws IOException {
        Files.writeString(folder.resolve("object"), "x");
        Leftovers before = Leftovers.now();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            for (int nth = 0; nth < 20; nth++) {
                assertThatExceptionOfType(UncheckedIOException.class)
                        .isThrownBy(() -> SlowServer.builder(folder)
                                .port(taken.getLocalPort())
                                .start())
                        .withMessageStartingWith("port (" + taken.getLocalPort() + ") cannot be bound on 127.0.0.1: ");
            }
        }
        before.assertNothingNew();
    }

    @Test
    void aPortHeldByAnotherServerIsTaken() {
        try (SlowServer first = SlowServer.builder(store).start()) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(
                            () -> SlowServer.builder(store).port(first.port()).start());
            try (WireClient client = WireClient.of(first)) {
                assertThat(client.get("/object").status()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @MethodSource
    void noSettingIsMadeTwice(UnaryOperator<SlowServerBuilder> setting) {
        SlowServerBuilder once = setting.apply(SlowServer.builder(store));
        assertThatIllegalStateException()
                .isThrownBy(() -> setting.apply(once))
                .withMessageContaining("is already set to")
                .withMessageEndingWith("it may be set once");
    }

    static List<UnaryOperator<SlowServerBuilder>> noSettingIsMadeTwice() {
        return List.of(
                builder -> builder.latency(Latency.none()),
                builder -> builder.bandwidth(Bandwidth.unlimited()),
                builder -> builder.seed(0),
                SlowServerBuilder::randomSeed,
                builder -> builder.port(0),
                builder -> builder.maxRecords(0),
                builder -> builder.classify(key -> key));
    }

    @Test
    void settingsOutOfBoundsAreNamed() {
        SlowServerBuilder builder = SlowServer.builder(store);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.port(-1))
                .withMessage("port (-1) must be from 0 to 65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.port(65_536))
                .withMessage("port (65536) must be from 0 to 65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxRecords(-1))
                .withMessage("maxRecords (-1) must not be negative");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.latency(null))
                .withMessage("latency must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.bandwidth(null))
                .withMessage("bandwidth must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.classify(null))
                .withMessage("classify must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> SlowServer.builder((Path) null))
                .withMessage("root must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> SlowServer.builder((ObjectStore) null))
                .withMessage("store must not be null");
    }

    @Test
    void manyServersStandSideBySide() {
        List<SlowServer> servers = new ArrayList<>();
        try {
            for (int nth = 0; nth < 20; nth++) {
                servers.add(
                        SlowServer.builder(ObjectStore.synthetic("object", nth)).start());
            }
            for (int nth = 0; nth < 20; nth++) {
                try (WireClient client = WireClient.of(servers.get(nth))) {
                    assertThat(client.get("/object").body()).hasSize(nth);
                }
            }
            assertThat(servers).extracting(SlowServer::port).doesNotHaveDuplicates();
            assertThat(servers)
                    .allSatisfy(server ->
                            assertThat(server.recording().requestCount()).isEqualTo(1));
        } finally {
            servers.forEach(SlowServer::close);
        }
    }

    @Test
    void aHandleSaysWhatItServes() throws IOException {
        Files.writeString(folder.resolve("a b"), "x");
        try (SlowServer server = SlowServer.builder(folder).start()) {
            assertThat(server.root()).isEqualTo(folder.toString());
            assertThat(server.keys()).containsExactly("a b");
            assertThat(server.baseUri()).hasToString("http://127.0.0.1:" + server.port() + "/");
            assertThat(server.uri("a b/c+d")).hasToString(server.baseUri() + "a%20b/c%2Bd");
            assertThat(server.toString())
                    .isEqualTo("SlowServer[" + server.baseUri() + " serves " + folder + "; none, unlimited, seed 42]");
        }
    }

    @Test
    void aMovedBuilderHasAllButTheNetworkAndTheScale() {
        FaultPlan faults =
                FaultPlan.builder().on("*").nth(3).inject(Fault.status(503)).build();
        SlowServerBuilder own = SlowServer.builder(store)
                .bandwidth(Bandwidth.megabytesPerSecond(7))
                .seed(5)
                .faults(faults)
                .maxRecords(1)
                .classify(key -> "any");
        SlowServerBuilder moved = own.movedTo(
                network -> network.toBuilder()
                        .latency(Latency.fixed(Duration.ofMillis(1)))
                        .build(),
                scale -> 2 * scale);

        try (SlowServer server = moved.start();
                WireClient client = WireClient.of(server)) {
            client.get("/object");
            client.get("/object");
            assertThat(server.toString()).endsWith("fixed(1ms), 7MB/s, seed 5, timeScale 2.0]");
            assertThat(server.faults()).isEqualTo(faults);
            assertThat(server.recording().requests()).hasSize(1);
            assertThat(server.recording().byLabel()).containsOnlyKeys("any");
        }
        try (SlowServer server = own.start()) {
            assertThat(server.toString()).endsWith("none, 7MB/s, seed 5]");
        }
    }

    @Test
    void aMovedBuilderHasThePort() {
        try (SlowServer first = SlowServer.builder(store).start()) {
            SlowServerBuilder same = SlowServer.builder(store).port(first.port());
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() ->
                            same.movedTo(network -> network, scale -> scale).start());
        }
    }

    /** A setting that is added and forgotten there would be lost to whole suites. */
    @Test
    void nothingButNetworkAndScaleIsLeftBehindWhenMoved() throws IllegalAccessException {
        SlowServerBuilder builder = SlowServer.builder(ObjectStore.of(Map.of()))
                .port(1)
                .maxRecords(2)
                .classify(key -> "label")
                .faults(FaultPlan.builder()
                        .on("GET **")
                        .inject(Fault.resetBeforeHead())
                        .build())
                .trace(OpenTelemetryTracing.of(OpenTelemetry.noop()));
        Set<String> moved = Set.of("network", "latency", "bandwidth", "seed", "timeScale");

        SlowServerBuilder other = builder.movedTo(network -> network, scale -> scale);

        for (Field field : SlowServerBuilder.class.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !moved.contains(field.getName())) {
                field.setAccessible(true);
                assertThat(field.get(builder)).as(field.getName()).isNotNull();
                assertThat(field.get(other)).as(field.getName()).isEqualTo(field.get(builder));
            }
        }
    }
}
