package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recording;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CoverageDataTest {

    private static JsonNode of(Recording recording) {
        StringWriter out = new StringWriter();
        ScriptJson.write(out, json -> {
            json.writeStartObject();
            new CoverageData(recording).write(json);
            json.writeEndObject();
        });
        return JsonMapper.shared().readTree(out.toString()).get("coverage");
    }

    @Test
    void alikeCellsAreOneRun() {
        JsonNode object = of(new Scene()
                        .at(0)
                        .get("a", 2_560, 0, 1_280)
                        .until(1)
                        .at(2)
                        .get("a", 2_560, 640, 640)
                        .until(3)
                        .at(4)
                        .get("a", 2_560, 1_285, 5)
                        .until(5)
                        .at(6)
                        .get("a", 2_560, 2_000, 100)
                        .ends(Outcome.CUT_SHORT)
                        .until(7)
                        .read())
                .at("/objects/0");
        // Cells, percent read, and how often in hundredths: once, twice, half of a cell, not at all.
        assertThat(object.get("runs").toString()).isEqualTo("[64,100,100,64,100,200,1,50,100,127,0,0]");
        assertThat(object.get("cells").intValue()).isEqualTo(256);
        assertThat(object.get("requests").intValue()).isEqualTo(4);
        assertThat(object.get("cutShort").intValue()).isEqualTo(100);
    }

    /** Often as 0 times: nobody knows whether it was read. */
    @Test
    void cellsThatOnlyAReaderWhichLeftWasSentAreARunOfTheirOwn() {
        JsonNode object = of(new Scene()
                        .at(0)
                        .get("a", 2_560, 0, 1_280)
                        .ends(Outcome.CLIENT_LEFT)
                        .until(1)
                        .at(2)
                        .get("a", 2_560, 640, 320)
                        .until(3)
                        .read())
                .at("/objects/0");
        assertThat(object.get("runs").toString()).isEqualTo("[64,100,0,32,100,100,32,100,0,128,0,0]");
        assertThat(object.get("sent").intValue()).isEqualTo(1_600);
        assertThat(object.get("abandoned").intValue()).isEqualTo(1_280);
        assertThat(object.get("covered").intValue()).isEqualTo(1_280);
    }

    @Test
    void aByteOfAnExabyteIsSeen() {
        long size = Long.MAX_VALUE;
        JsonNode object = of(new Scene()
                        .at(0)
                        .get("a", size, size - 1, 1)
                        .until(1)
                        .at(2)
                        .get("a", size, 0, 1)
                        .until(3)
                        .at(4)
                        .get("a", size, 0, 1)
                        .until(5)
                        .read())
                .at("/objects/0");
        assertThat(object.get("runs").toString()).isEqualTo("[1,1,200,254,0,0,1,1,100]");
        assertThat(object.get("size").stringValue()).isEqualTo("9223372036854775807");
    }

    @Test
    void theObjectsWithTheMostBytesAreShownAndTheOthersCounted() {
        Scene scene = new Scene();
        for (int i = 0; i < 70; i++) {
            scene.at(i).get("key" + i, 1_000, 0, 100 + i).until(i + 0.5);
        }
        JsonNode coverage = of(scene.read());
        assertThat(coverage.get("objects").size()).isEqualTo(60);
        assertThat(coverage.at("/objects/0/key").stringValue()).isEqualTo("key69");
        assertThat(coverage.get("others").intValue()).isEqualTo(10);
    }
}
