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
import java.util.stream.Stream;
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
                        the GETs: #3 is listed above
                          #1\s""")
                .contains("""

                        > marks the requests at fault in what was recorded:
                        4 GETs,""")
                .contains("> #1 ", "> #2 ", "> #3 ", "> #4 ")
                .containsOnlyOnce("the misses:");
    }

    private static String of(Recording recording, AtFault... each) {
        String text = FailureText.of(
                Stream.of(each)
                        .map(atFault -> new Violation("things", "none", "many", atFault))
                        .toList(),
                List.of(),
                recording);
        return text.substring(0, text.indexOf("\n\n"));
    }

    private static long listed(String text, int ordinal) {
        return text.lines()
                .filter(line -> line.startsWith("  #" + ordinal + " "))
                .count();
    }

    @Test
    void listsEachRequestOnce() {
        String text = of(
                recording(4, 10, i -> i > 2 ? 404 : 200),
                AtFault.MISSES,
                AtFault.ALL,
                AtFault.GETS,
                AtFault.PEAK,
                AtFault.CHAIN);

        assertThat(IntStream.rangeClosed(1, 4).mapToLong(i -> listed(text, i))).containsOnly(1L);
        assertThat(text)
                .contains("\nthe misses:\n  #3 ")
                .contains("\nthe requests, the GETs, the longest chain of requests: #3, #4 are listed above\n  #1 ")
                .endsWith("\nthe requests in flight at the peak: #1 is listed above");
    }

    @Test
    void listsFewRequestsOfEachOfManyViolations() {
        String text =
                of(recording(100, 100, i -> i % 2 == 0 ? 404 : 200), AtFault.ALL, AtFault.MISSES, AtFault.CONNECTIONS);

        assertThat(IntStream.rangeClosed(1, 5).mapToLong(i -> listed(text, i))).containsOnly(1L);
        assertThat(text)
                .contains("\n  ... and 95 more\nthe misses: #2, #4 are listed above\n  #6 ")
                .endsWith("\n  ... and 43 more\nthe first request of each connection: #1 is listed above");
    }

    @Test
    void explainsRoundTripsWithoutALatency() {
        Recording without = new Scene().at(0).get("a").until(1).read();
        Recording with = new Scene().at(0).get("a").waits(1).until(1).read();
        assertThat(FailureText.withoutLatency(without))
                .singleElement()
                .asString()
                .startsWith("round trips need a latency: ");
        assertThat(FailureText.withoutLatency(with)).isEmpty();
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
