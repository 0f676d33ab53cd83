package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.network.Network;
import dev.snailmail.recording.Recording;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LatencyDataTest {

    private static JsonNode of(Recording recording, Optional<Network> network) {
        StringWriter out = new StringWriter();
        ScriptJson.write(out, json -> {
            json.writeStartObject();
            new LatencyData(recording, network).write(json);
            json.writeEndObject();
        });
        return JsonMapper.shared().readTree(out.toString()).get("latency");
    }

    private static int[] ints(JsonNode array) {
        return IntStream.range(0, array.size())
                .map(i -> array.get(i).intValue())
                .toArray();
    }

    @Test
    void theCurveIsThatOfTheLaw() {
        Network network = Network.parse("lognormal(mode=45ms, sigma=0.5), 400MB/s");
        JsonNode latency = of(ReportScenes.manyRequests(5_000), Optional.of(network));
        int[] curve = ints(latency.get("curve"));
        assertThat(curve).hasSize(100);
        assertThat(latency.get("expected").intValue()).isEqualTo(65_536);
        int highest = IntStream.range(0, 100)
                .reduce((a, b) -> curve[a] >= curve[b] ? a : b)
                .orElseThrow();
        double mode = latency.get("to").doubleValue() * (highest + 0.5) / 100;
        assertThat(mode).isBetween(38_000.0, 52_000.0);
        assertThat(Arrays.stream(ints(latency.get("bars"))).sum()
                        + latency.get("beyond").intValue())
                .isEqualTo(5_000);
        assertThat(latency.at("/expectedPercentiles/1").longValue())
                .isEqualTo(Micros.of(network.percentiles().p50()));
    }

    @Test
    void aConstantIsASpikeThatIsNotAtTheEdge() {
        Recording recording = new Scene().at(0).get("a").waits(50).until(60).read();
        JsonNode latency = of(recording, Optional.of(Network.parse("fixed(50ms)")));
        int[] curve = ints(latency.get("curve"));
        assertThat(Arrays.stream(curve).filter(count -> count > 0)).hasSize(1);
        assertThat(latency.get("from").doubleValue()).isZero();
        assertThat(latency.get("to").doubleValue()).isEqualTo(52_500);
        assertThat(Arrays.stream(ints(latency.get("bars"))).sum()).isEqualTo(1);
    }

    @Test
    void whatAFaultAddedIsLeftOutAndALawThatIsNotKnownToo() {
        Recording recording = new Scene()
                .at(0)
                .get("a")
                .waits(50)
                .until(60)
                .at(70)
                .get("a")
                .waits(5_000)
                .faulted("delay(5s)")
                .until(6_000)
                .read();
        JsonNode latency = of(recording, Optional.empty());
        assertThat(latency.get("drawn").intValue()).isEqualTo(1);
        assertThat(latency.get("leftOut").intValue()).isEqualTo(1);
        assertThat(latency.get("curve").size()).isZero();
        assertThat(latency.has("expectedPercentiles")).isFalse();
    }

    @Test
    void nothingDrawnIsNothingShown() {
        JsonNode latency = of(new Scene().read(), Optional.of(Network.parse("none")));
        assertThat(Arrays.stream(ints(latency.get("bars"))).sum()).isZero();
        assertThat(latency.get("to").doubleValue()).isPositive();
    }
}
