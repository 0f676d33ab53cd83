package dev.snailmail.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.recording.Admission;
import dev.snailmail.recording.Outcome;
import dev.snailmail.recording.Recorder;
import dev.snailmail.recording.Recording;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Failures of recordings on a clock that is set, so that the picture in them is always the same. */
class FailureTextTest {

    private long now;

    /** Requests of 10 ms each, one after the other. */
    private Recording recording(int count, int maxRecords, IntUnaryOperator statusOf) {
        Recorder recorder = Recorder.start(() -> now, key -> key, maxRecords);
        for (int i = 1; i <= count; i++) {
            Admission admission = recorder.admit(RequestInfo.of("GET", "key" + i, ""), now);
            admission.planned(ResponsePlan.withoutBody(statusOf.applyAsInt(i), 0, List.of()), 9_000_000);
            admission.headBegins(now + 9_000_000);
            now += 10_000_000;
            admission.ended(Outcome.COMPLETE, now);
        }
        return recorder.snapshot("fixed(9ms)", 42);
    }

    private static String misses(Recording recording) {
        return FailureText.of(
                List.of(misses(Long.toString(recording.misses()))),
                List.of(),
                recording,
                waterfall -> waterfall.width(80).ascii());
    }

    private static Violation misses(String actual) {
        return new Violation("misses", "exactly 0", actual, AtFault.MISSES);
    }

    @Test
    void endsInAPictureWithTheRequestsAtFaultMarked() {
        assertThat(misses(recording(4, 10, i -> i == 3 ? 404 : 200))).isEqualTo("""

                        expected misses: exactly 0
                        but was: 1
                        seed: 42
                        network: fixed(9ms)
                        the misses:
                          #3   at   20.0ms  GET key3 -> 404, 0 B in 10.0ms (9.0ms injected), 1 in flight, connection 1

                        > marks the misses in what was recorded:
                        4 GETs, 0 bytes, 0 re-read, 4 round trips deep, up to 1 in flight, 1 connection,
                        40.0ms

                          #1  0.0ms ---------#                                0 B 10.0ms c1 GET key1
                          #2 10.0ms           ---------##                     0 B 10.0ms c1 GET key2
                        > #3 20.0ms                      ---------#           0 B 10.0ms c1 GET key3 404
                          #4 30.0ms                                ---------# 0 B 10.0ms c1 GET key4
                          - waiting  # transferring""");
    }

    @Test
    void tellsOfEachPlannedFaultHowOftenItWasInjected() {
        Recording recording = recording(1, 10, i -> 404).withPlannedFaults(List.of("a nth=2: reset", "b:\nreset"));
        assertThat(misses(recording)).contains("""

                        planned faults:
                          a nth=2: reset -> not injected: no request matched
                          b:?reset -> not injected: no request matched
                        the misses:
                        """);
        List<String> many =
                IntStream.range(0, 30).mapToObj(i -> "key" + i + ": reset").toList();
        assertThat(misses(recording(1, 10, i -> 404).withPlannedFaults(many)))
                .contains("\n  key7: reset -> ", "\n  ... and 22 more\n")
                .doesNotContain("key8: reset");
        assertThat(FailureText.planned(recording(1, 10, i -> 404))).isEmpty();
    }

    @Test
    void takesAboutFortyLinesHoweverMuchThereIs() {
        Recording manyMisses = recording(500, 400, i -> 404);
        assertThat(misses(manyMisses).strip().split("\n")).hasSizeBetween(36, 42);
        Recording oneMiss = recording(500, 400, i -> i == 300 ? 404 : 200);
        assertThat(misses(oneMiss).strip().split("\n")).hasSizeBetween(36, 40);
        assertThat(misses(oneMiss)).contains("\n> #300 ", "\n  #299 ", " requests before\n", " more requests\n");
    }

    @Test
    void tellsOfSeveralViolationsWithOnePicture() {
        Recording recording = recording(4, 10, i -> i == 3 ? 404 : 200);
        String text = FailureText.of(
                List.of(
                        misses("1"),
                        new Violation("GETs", "at most 2", "4", AtFault.GETS),
                        new Violation("more misses", "at most 0", "1", AtFault.MISSES)),
                List.of("a remark", "another"),
                recording,
                waterfall -> waterfall.width(80).ascii());

        assertThat(text)
                .startsWith("""

                        expected misses: exactly 0
                        but was: 1
                        expected GETs: at most 2
                        but was: 4
                        expected more misses: at most 0
                        but was: 1
                        a remark
                        another
                        seed: 42
                        network: fixed(9ms)
                        the misses:
                          #3   at   20.0ms  GET key3 -> 404, 0 B in 10.0ms (9.0ms injected), 1 in flight, connection 1
                        the GETs:
                          #1\s""")
                .contains("""

                        > marks the requests at fault in what was recorded:
                        4 GETs,""")
                .contains("> #1 ", "> #2 ", "> #3 ", "> #4 ")
                .containsOnlyOnce("the misses:");
    }

    @Test
    void listsFewRequestsOfEachOfManyViolations() {
        List<AtFault> each =
                List.of(AtFault.ALL, AtFault.GETS, AtFault.CHAIN, AtFault.PEAK, AtFault.CONNECTIONS, AtFault.MISSES);
        String text = FailureText.of(
                each.stream()
                        .map(atFault -> new Violation("things", "none", "many", atFault))
                        .toList(),
                List.of(),
                recording(100, 100, i -> 404));

        assertThat(text).contains("the misses:\n  #1 ", "... and 97 more");
        assertThat(text.lines().filter(line -> line.startsWith("  #3 ") && line.contains(" injected")))
                .hasSize(4);
        assertThat(text).doesNotContain("\n  #4   at ");
    }

    @Test
    void hasNoPictureOfNothing() {
        assertThat(misses(recording(0, 10, i -> 200))).endsWith("the misses:\n  (none)");
    }

    @Test
    void isDrawnAsTheConsoleSuggests() {
        Recording recording = recording(4, 10, i -> 404);
        assertThat(FailureText.of("misses", "exactly 0", "4", recording, AtFault.MISSES))
                .endsWith(TextWaterfall.of(recording)
                        .withoutNetwork()
                        .marking(request -> true)
                        .toString());
    }
}
