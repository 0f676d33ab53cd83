package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.network.Latency;
import dev.snailmail.recording.Recording;
import dev.snailmail.recording.RequestRecord;
import dev.snailmail.report.RequestLines;
import dev.snailmail.report.TextWaterfall;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that differ only in their query are different requests. */
@Timeout(60)
class QueriesTest {

    private final SlowServer server =
            SlowServer.builder(ObjectStore.synthetic("list", 100)).start();

    @AfterEach
    void close() {
        server.close();
    }

    private Recording asked(String... targets) {
        server.reset();
        try (WireClient client = WireClient.of(server)) {
            for (String target : targets) {
                client.get(target);
            }
        }
        return server.recording();
    }

    @ParameterizedTest
    @CsvSource({
        "/list, , list",
        "/list?, , list",
        "/list?prefix=a%2Fb&x, prefix=a%2Fb&x, list?prefix=a%2Fb&x",
        "/list?a?b=/c, a?b=/c, list?a?b=/c",
        "http://127.0.0.1/list?v=1, v=1, list?v=1"
    })
    void theRecordHasTheQueryAsSent(String sent, String query, String target) {
        RequestRecord request = asked(sent).requests().get(0);
        assertThat(request.status()).isEqualTo(200);
        assertThat(request.key()).isEqualTo("list");
        assertThat(request.query()).isEqualTo(Optional.ofNullable(query));
        assertThat(request.target()).isEqualTo(target);
    }

    @Test
    void keysAndLabelsCountPaths() {
        Recording recording = asked("/list?v=1", "/list?v=2");
        assertThat(recording.byKey()).isEqualTo(Map.of("list", 2L));
        assertThat(recording.byLabel()).containsOnlyKeys("list");
    }

    @Test
    void listsAndPicturesShowTheQuery() {
        Recording recording = asked("/list?prefix=a");
        assertThat(RequestLines.of(recording.requests(), 1)).contains("GET list?prefix=a -> 200");
        assertThat(TextWaterfall.of(recording).toString()).contains("GET list?prefix=a");
    }

    @Test
    void onlyTheSameQueryIsReadAgain() {
        assertThat(asked("/list?v=1", "/list?v=2").rereads()).isEmpty();
        Recording again = asked("/list?v=1", "/list?v=2", "/list?v=1");
        assertThat(again.rereads()).extracting(RequestRecord::ordinal).containsExactly(3L);
        assertThat(again.coverage().byKey()).containsOnlyKeys("list?v=1", "list?v=2");
        assertThat(again.coverage().of("list?v=1").rereadBytes()).isEqualTo(100);
    }

    @Test
    void onlyTheSameQueryIsRetried() {
        server.inject(
                FaultPlan.builder().on("GET").nth(1).inject(Fault.status(503)).build());
        assertThat(asked("/list?v=1", "/list?v=2").retries().count()).isZero();
        server.inject(
                FaultPlan.builder().on("GET").nth(1).inject(Fault.status(503)).build());
        assertThat(asked("/list?v=1", "/list?v=2", "/list?v=1").retries().requests())
                .extracting(RequestRecord::ordinal)
                .containsExactly(3L);
    }

    @Test
    void eachQueryDrawsForItself() {
        server.setLatency(Latency.uniform(Duration.ZERO, Duration.ofMillis(2)));
        List<Duration> apart = asked("/list?v=1", "/list?v=2").requests().stream()
                .map(RequestRecord::injectedLatency)
                .toList();
        List<Duration> together = asked("/list?v=2", "/list?v=2", "/list?v=1").requests().stream()
                .map(RequestRecord::injectedLatency)
                .toList();
        assertThat(together.get(0)).isEqualTo(apart.get(1)).isNotEqualTo(apart.get(0));
        assertThat(together.get(1)).isNotEqualTo(together.get(0));
        assertThat(together.get(2)).isEqualTo(apart.get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "GET list?prefix=a*, /list?prefix=abc, true",
        "GET list?prefix=a*, /list?prefix=b, false",
        "GET list?prefix=a*, /list, false",
        "list, /list?prefix=a, true",
        "**, /list?a/b, true",
        "**?*versionId=7, /list?x&versionId=7, true"
    })
    void aPatternNamesRequestsByTheirQuery(String pattern, String target, boolean fits) {
        server.inject(FaultPlan.builder().on(pattern).inject(Fault.status(503)).build());
        assertThat(asked(target).faultCount()).isEqualTo(fits ? 1 : 0);
    }
}
