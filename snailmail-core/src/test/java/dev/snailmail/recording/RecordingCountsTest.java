package dev.snailmail.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snailmail.wire.Logged;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingCountsTest {

    private final Traffic traffic = new Traffic();

    @Test
    void nothingHappenedAtFirst() {
        Recording recording = traffic.read();
        assertThat(recording.requestCount()).isZero();
        assertThat(recording.maxInFlight()).isZero();
        assertThat(recording.byStatus()).isEmpty();
        assertThat(recording.requests()).isEmpty();
        assertThat(recording.latencyPercentiles().count()).isZero();
    }

    @Test
    void everythingIsCounted() {
        traffic.serve("GET", "a1", 200, 10);
        traffic.serve("GET", "a1", 206, 4);
        traffic.serve("HEAD", "b", 200, 0);
        traffic.serve("GET", "a2", 404, 0);
        Recording recording = traffic.read();
        assertThat(recording.requestCount()).isEqualTo(4);
        assertThat(recording.gets()).isEqualTo(3);
        assertThat(recording.misses()).isEqualTo(1);
        assertThat(recording.bytesSent()).isEqualTo(14);
        assertThat(recording.maxInFlight()).isEqualTo(1);
        assertThat(recording.incomplete()).isZero();
        assertThat(recording.byMethod()).containsExactly(Map.entry("GET", 3L), Map.entry("HEAD", 1L));
        assertThat(recording.byKey()).containsExactly(Map.entry("a1", 2L), Map.entry("a2", 1L), Map.entry("b", 1L));
        assertThat(recording.byStatus()).containsExactly(Map.entry(200, 2L), Map.entry(206, 1L), Map.entry(404, 1L));
        assertThat(recording.byLabel())
                .containsExactly(Map.entry("a", new LabelCount(3, 14)), Map.entry("b", new LabelCount(1, 0)));
        assertThat(recording.network()).isEqualTo("none, unlimited");
        assertThat(recording.seed()).isEqualTo(Traffic.SEED);
    }

    @Test
    void onlyAGetOrHeadThatFindsNothingIsAMiss() {
        traffic.serve("GET", "a", 404, 0);
        traffic.serve("HEAD", "a", 404, 0);
        traffic.serve("OPTIONS", "a", 404, 0);
        traffic.serve("DELETE", "a", 404, 0);
        traffic.serve("GET", "a", 416, 0);
        traffic.serve("GET", "a", 200, 0);
        assertThat(traffic.read().misses()).isEqualTo(2);
        assertThat(traffic.read().requests())
                .extracting(RequestRecord::isMiss)
                .containsExactly(true, true, false, false, false, false);
    }

    @Test
    void whatHasNotEndedIsCountedWithWhatIsKnown() {
        Admission admission = traffic.arrive("a");
        admission.planned(Traffic.answer(200), 0);
        admission.sent(7);
        Recording recording = traffic.read();
        assertThat(recording.requestCount()).isEqualTo(1);
        assertThat(recording.gets()).isEqualTo(1);
        assertThat(recording.incomplete()).isEqualTo(1);
        assertThat(recording.bytesSent()).isEqualTo(7);
        assertThat(recording.byKey()).isEqualTo(Map.of("a", 1L));
        assertThat(recording.byStatus()).isEmpty();
        assertThat(recording.byLabel()).isEmpty();
    }

    @Test
    void inFlightEndsWithTheLastBytesAndComesBackWhenTheyFallShort() {
        Admission first = traffic.arrive("a");
        first.mayHaveEnded(1);
        traffic.arrive("b");
        first.hasNotEnded();
        Recording oneLeftMeanwhile = traffic.read();
        assertThat(oneLeftMeanwhile.maxInFlight()).isEqualTo(1);
        traffic.arrive("c");
        assertThat(traffic.read().maxInFlight()).isEqualTo(3);
        assertThat(traffic.read().requests())
                .extracting(RequestRecord::inFlight)
                .containsExactly(1, 1, 3);
    }

    @Test
    void inFlightEndsOnceHoweverARequestEnds() {
        Admission withLastBytes = traffic.arrive("a");
        traffic.complete(withLastBytes, 1);
        withLastBytes.ended(Outcome.CLIENT_LEFT, 5);
        Admission without = traffic.arrive("b");
        without.ended(Outcome.CLIENT_LEFT, 5);
        without.ended(Outcome.COMPLETE, 6);
        Admission fellShort = traffic.arrive("c");
        fellShort.mayHaveEnded(1);
        fellShort.hasNotEnded();
        fellShort.ended(Outcome.SERVER_CLOSED, 7);
        traffic.arrive("d");
        Recording recording = traffic.read();
        assertThat(recording.maxInFlight()).isEqualTo(1);
        assertThat(recording.incomplete()).isEqualTo(1);
        assertThat(recording.requests())
                .extracting(RequestRecord::outcome)
                .containsExactly(Outcome.COMPLETE, Outcome.CLIENT_LEFT, Outcome.SERVER_CLOSED, Outcome.INCOMPLETE);
        assertThat(recording.requests().get(3).inFlight()).isEqualTo(1);
    }

    @Test
    void thePeakIsTheMostAtOnce() {
        Admission[] admissions =
                IntStream.range(0, 5).mapToObj(i -> traffic.arrive("a")).toArray(Admission[]::new);
        for (Admission admission : admissions) {
            traffic.complete(admission, 0);
        }
        traffic.serve("GET", "a", 200, 0);
        assertThat(traffic.read().maxInFlight()).isEqualTo(5);
    }

    @Test
    void connectionsOpenedAndUsedAreTwoThings() {
        traffic.recorder().connectionOpened();
        traffic.recorder().connectionOpened();
        traffic.recorder().connectionOpened();
        traffic.recorder().admit(Traffic.request("GET", "a", 2), 0);
        traffic.recorder().admit(Traffic.request("GET", "a", 2), 0);
        traffic.recorder().admit(Traffic.request("GET", "a", 99), 0);
        assertThat(traffic.read().connectionsOpened()).isEqualTo(3);
        assertThat(traffic.read().connectionsUsed()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource
    void aClassifierThatThrowsCostsItsLabelOnly(Throwable thrown) {
        List<LogRecord> logged = Logged.during(() -> {
            Recorder recorder = Recorder.start(traffic.ticker(), key -> Sneaky.thrown(thrown), 10);
            for (int i = 0; i < 3; i++) {
                recorder.admit(Traffic.request("GET", "a", 1), 0).ended(Outcome.COMPLETE, 1);
            }
            Recording recording = recorder.snapshot("", 1);
            assertThat(recording.byLabel()).containsOnlyKeys("(classify failed)");
            assertThat(recording.requestCount()).isEqualTo(3);
            assertThat(recording.incomplete()).isZero();
        });
        assertThat(logged).hasSize(1);
        assertThat(logged.get(0).getThrown()).isSameAs(thrown);
    }

    static List<Throwable> aClassifierThatThrowsCostsItsLabelOnly() {
        return List.of(
                new IllegalStateException("on purpose"),
                new AssertionError("on purpose"),
                new StackOverflowError("on purpose"),
                new IOException("on purpose"));
    }

    private static final class Sneaky {

        /** Throws anything, as code that was compiled from another language may. */
        @SuppressWarnings("unchecked")
        static <X extends Throwable> String thrown(Throwable thrown) throws X {
            throw (X) thrown;
        }
    }

    @Test
    void aClassifierThatReturnsNullHasALabelToo() {
        Recorder recorder = Recorder.start(traffic.ticker(), key -> null, 10);
        recorder.admit(Traffic.request("GET", "a", 1), 0).ended(Outcome.COMPLETE, 1);
        assertThat(recorder.snapshot("", 1).byLabel()).containsOnlyKeys("null");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 15, 16, 17, 33, 40, 100})
    void theLatestRequestsAreKeptAndTheCountsStayExact(int maxRecords) {
        int total = 40;
        Traffic bounded = new Traffic(maxRecords);
        for (int i = 1; i <= total; i++) {
            bounded.serve("GET", "k" + i, 200, i);
        }
        Recording recording = bounded.read();
        int kept = Math.min(maxRecords, total);
        assertThat(recording.requestCount()).isEqualTo(total);
        assertThat(recording.bytesSent()).isEqualTo(total * (total + 1) / 2);
        assertThat(recording.byKey()).hasSize(total);
        assertThat(recording.requestsDropped()).isEqualTo(total - kept);
        assertThat(recording.requests()).hasSize(kept);
        assertThat(recording.requests())
                .extracting(RequestRecord::ordinal)
                .containsExactlyElementsOf(IntStream.rangeClosed(total - kept + 1, total)
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(recording.requests())
                .allSatisfy(request -> assertThat(request.key()).isEqualTo("k" + request.ordinal()));
    }

    @Test
    void isASnapshotThatNobodyChanges() {
        traffic.serve("GET", "a", 200, 1);
        Recording before = traffic.read();
        traffic.serve("GET", "b", 200, 1);
        assertThat(before.requestCount()).isEqualTo(1);
        assertThat(before.byKey()).containsOnlyKeys("a");
        assertThat(before.requests()).hasSize(1);
        assertThatThrownBy(() -> before.byKey().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> before.requests().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void isOneLineInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            traffic.serve("GET", "a", 404, 0);
            assertThat(traffic.read())
                    .hasToString("1 requests (1 GETs, 1 misses), 0 bytes, 1 in flight at most, 1 connections, 0 ms; "
                            + "none, unlimited, seed 42");
        } finally {
            Locale.setDefault(before);
        }
    }
}
