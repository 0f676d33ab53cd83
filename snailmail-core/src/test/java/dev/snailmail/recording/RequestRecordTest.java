package dev.snailmail.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.Content;
import dev.snailmail.exchange.Extent;
import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.exchange.RuleVerdicts;
import dev.snailmail.exchange.Segment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RequestRecordTest {

    private final Traffic traffic = new Traffic();

    private RequestRecord only() {
        return traffic.read().requests().get(0);
    }

    @Test
    void saysWhatWasAskedAndWhatBecameOfIt() {
        traffic.ticker().set(1_000);
        RequestInfo request = new RequestInfo("GET", "tiles.bin", "v=1", "bytes=0-3", HeaderLines.none(), 7, 3);
        Admission admission = traffic.recorder().admit(request, 1_000);
        assertThat(admission.startTick()).isEqualTo(1_000);
        admission.planned(
                ResponsePlan.withBody(
                        206,
                        List.of(),
                        List.of(Segment.literal(new byte[1]), new Segment(Content.of(new byte[10]), 2, 5)),
                        Content.of(new byte[10]),
                        10),
                45);
        admission.connecting(20);
        admission.connectionOpened(900);
        admission.headBegins(1_100);
        admission.headBegins(1_150);
        admission.received(11);
        admission.sent(3);
        admission.mayHaveEnded(1_200);
        admission.sent(1);
        admission.metFaults(RuleVerdicts.none(), Optional.of("status(503)"));
        admission.ended(Outcome.COMPLETE, 1_300);
        assertThat(only())
                .isEqualTo(new RequestRecord(
                        1,
                        Duration.ofNanos(1_000),
                        "GET",
                        "tiles.bin",
                        Optional.of("v=1"),
                        Optional.of("bytes=0-3"),
                        206,
                        4,
                        11,
                        List.of(new Extent(2, 3)),
                        OptionalLong.of(10),
                        Duration.ofNanos(45),
                        Duration.ofNanos(20),
                        Optional.of(Duration.ofNanos(100)),
                        Duration.ofNanos(200),
                        1,
                        7,
                        3,
                        Optional.of(Duration.ofNanos(900)),
                        "t",
                        Optional.of("status(503)"),
                        Outcome.COMPLETE));
        assertThat(only().end()).isEqualTo(Duration.ofNanos(1_200));
    }

    @Test
    void endsWhenTheLastBytesBeganOrElseWhenItEnded() {
        Admission admission = traffic.arrive("a");
        admission.mayHaveEnded(10);
        admission.hasNotEnded();
        admission.ended(Outcome.CLIENT_LEFT, 25);
        assertThat(only().duration()).isEqualTo(Duration.ofNanos(25));
        assertThat(only().timeToFirstByte()).isEmpty();
        assertThat(only().range()).isEmpty();
    }

    @Test
    void lastsUntilNowIfItHasNotEnded() {
        traffic.arrive("a");
        traffic.ticker().set(77);
        assertThat(only().duration()).isEqualTo(Duration.ofNanos(77));
        assertThat(only().outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(traffic.read().wallTime()).isEqualTo(Duration.ofNanos(77));
    }

    /** A snapshot reads the clock before the requests, some of which go on meanwhile. */
    @Test
    void durationOfARequestInFlightIsNotBelowItsTimeToFirstByte() {
        Admission admission = traffic.arrive("a");
        traffic.ticker().set(77);
        admission.headBegins(80);
        assertThat(only().timeToFirstByte()).contains(Duration.ofNanos(80));
        assertThat(only().duration()).isEqualTo(Duration.ofNanos(80));
    }

    @Test
    void percentilesAreThoseOfTheInjectedLatencies() {
        for (int i = 1; i <= 10; i++) {
            Admission admission = traffic.arrive("a");
            admission.planned(Traffic.answer(200), i);
            admission.headBegins(0);
        }
        traffic.arrive("without a response").planned(Traffic.answer(200), 1_000);
        assertThat(traffic.read().latencyPercentiles().p50()).isEqualTo(Duration.ofNanos(5));
        assertThat(traffic.read().latencyPercentiles().count()).isEqualTo(10);
    }
}
