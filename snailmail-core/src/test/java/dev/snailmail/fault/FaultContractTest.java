package dev.snailmail.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.dialect.Dialect;
import dev.snailmail.exchange.Content;
import dev.snailmail.exchange.Header;
import dev.snailmail.exchange.HeaderLines;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.exchange.Segment;
import dev.snailmail.store.CountedStore;
import dev.snailmail.store.ObjectStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every fault keeps: it is pure, says what it is, releases what it is handed, and leaves others alone. */
class FaultContractTest {

    private static final int SIZE = 1000;
    private static final Dialect DIALECT = Dialect.httpRange();
    private static final Instant NOW = Instant.parse("2024-02-29T12:34:56Z");

    static Stream<Fault> faults() {
        return Stream.of(
                Fault.status(503),
                Fault.status(404),
                Fault.status(404).body("none"),
                Fault.status(429).retryAfter(Duration.ofSeconds(2)).body("it's (too, much) = 'no': "),
                Fault.resetBeforeHead(),
                Fault.resetAfterHead(),
                Fault.resetAfter(10),
                Fault.truncateAfter(10),
                Fault.truncateAfter(0),
                Fault.stall(Duration.ofMillis(500)),
                Fault.stall(Duration.ofNanos(1), 10),
                Fault.drip(10, Duration.ofMillis(10)),
                Fault.corrupt(8),
                Fault.wrongContentRange(),
                Fault.ignoreRange(),
                Fault.objectChanged(),
                Fault.delay(Duration.ofMillis(200)));
    }

    static Stream<RequestInfo> requests() {
        return Stream.of(
                RequestInfo.of("GET", "object", ""),
                RequestInfo.of("GET", "object", "bytes=5-499"),
                RequestInfo.of("GET", "object", "bytes=0-9"),
                RequestInfo.of("GET", "object", "bytes=0-99,200-399"),
                RequestInfo.of("GET", "object", "bytes=5000-"),
                RequestInfo.of("GET", "object", "items=0-9"),
                RequestInfo.of("GET", "object", "bytes=9-0"),
                RequestInfo.of("HEAD", "object", "bytes=0-9"),
                new RequestInfo("GET", "object", "", "bytes=0-9", asking("If-Range", "\"other\""), 1, 1),
                new RequestInfo("GET", "object", "", "", asking("If-Match", "\"other\""), 1, 1),
                new RequestInfo("GET", "object", "", "", asking("If-None-Match", "*"), 1, 1),
                RequestInfo.of("HEAD", "object", ""),
                RequestInfo.of("GET", "missing", ""),
                RequestInfo.of("OPTIONS", "object", ""),
                RequestInfo.of("PUT", "object", ""));
    }

    private static HeaderLines asking(String name, String value) {
        return asked -> asked.equalsIgnoreCase(name) ? List.of(value) : List.of();
    }

    private final CountedStore store = new CountedStore(ObjectStore.synthetic("object", SIZE));

    private ResponsePlan answer(Fault fault, RequestInfo request, long draw) {
        return fault.answer(request, draw, store, DIALECT, NOW, () -> true).orElseThrow();
    }

    /** All that a client could notice of a plan but for its fault's name. */
    private static List<Object> seen(ResponsePlan plan) throws IOException {
        List<Object> seen =
                new ArrayList<>(List.of(plan.status(), plan.headers(), plan.contentLength(), plan.ending()));
        for (Segment segment : plan.body()) {
            seen.add(ByteBuffer.wrap(bytesOf(segment)));
        }
        return seen;
    }

    private static byte[] bytesOf(Segment segment) throws IOException {
        ByteBuffer target = ByteBuffer.allocate((int) segment.length());
        segment.content().read(segment.position(), target);
        assertThat(target.hasRemaining()).as("bytes that are not there").isFalse();
        return target.array();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isReadBackAsItIsWritten(Fault fault) {
        assertThat(Fault.parse(fault.toString()))
                .isEqualTo(fault)
                .hasToString(fault.toString())
                .hasSameHashCodeAs(fault);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isPure(Fault fault) throws IOException {
        for (RequestInfo request : requests().toList()) {
            assertThat(seen(answer(fault, request, 7)))
                    .as("%s", request)
                    .isEqualTo(seen(answer(fault, request, 7)))
                    .isEqualTo(seen(answer(Fault.parse(fault.toString()), request, 7)));
            if (!fault.draws()) {
                assertThat(seen(answer(fault, request, 8))).isEqualTo(seen(answer(fault, request, 7)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void leavesAloneWhatItDoesNotTouchAndOnlyThat(Fault fault) throws IOException {
        for (RequestInfo request : requests().toList()) {
            ResponsePlan plain = DIALECT.answer(request, store, NOW);
            ResponsePlan plan = answer(fault, request, 7);
            boolean sameAsWithout = seen(plan).equals(seen(plain)) && fault.delayNanos() == 0;
            assertThat(plan.fault().isEmpty())
                    .as("%s leaves %s alone", fault, request)
                    .isEqualTo(sameAsWithout);
            assertThat(plan.fault().orElse(fault.toString())).isEqualTo(fault.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void handsOnWhatIsToBeReleased(Fault fault) {
        for (RequestInfo request : requests().toList()) {
            answer(fault, request, 7).release();
            assertThat(store.held()).as("%s for %s", fault, request).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void mayBeReadInAnyPieces(Fault fault) throws IOException {
        for (RequestInfo request : requests().toList()) {
            for (Segment segment : answer(fault, request, 7).body()) {
                byte[] whole = bytesOf(segment);
                ByteBuffer pieces = ByteBuffer.allocate(whole.length);
                while (pieces.hasRemaining()) {
                    pieces.limit(Math.min(pieces.position() + 7, whole.length));
                    segment.content().read(segment.position() + pieces.position(), pieces);
                    pieces.limit(whole.length);
                }
                assertThat(pieces.array()).isEqualTo(whole);
            }
        }
    }

    @Test
    void aStallThatNobodyReleasesIsWrittenAsOne() {
        StallRelease release = new StallRelease();
        Fault stall = Fault.stallUntil(release, 10);
        assertThat(stall).hasToString("stall(until=released, after=10)");
        assertThat(Fault.parse(stall.toString())).hasToString(stall.toString()).isNotEqualTo(stall);
        assertThat(stall).isEqualTo(Fault.stallUntil(release, 10)).isNotEqualTo(Fault.stallUntil(release));
    }

    @Test
    @DisplayName("what is corrupted depends on the draw, and is in one part of several")
    void corruptionIsDrawn() throws IOException {
        RequestInfo request = RequestInfo.of("GET", "object", "bytes=0-99,200-399");
        ResponsePlan plain = DIALECT.answer(request, store, NOW);
        int parts = 0;
        for (long draw = 0; draw < 50; draw++) {
            ResponsePlan plan = answer(Fault.corrupt(3), request, draw);
            List<Integer> flipped = new ArrayList<>();
            for (int nth = 0; nth < plan.body().size(); nth++) {
                flipped.add(flips(
                        bytesOf(plan.body().get(nth)), bytesOf(plain.body().get(nth))));
            }
            assertThat(flipped).as("heads of parts stay").element(0).isEqualTo(0);
            assertThat(flipped.stream().filter(flips -> flips > 0)).containsExactly(3);
            parts |= 1 << flipped.indexOf(3);
        }
        assertThat(parts).isEqualTo(0b1010);
        assertThat(seen(answer(Fault.corrupt(3), request, 1))).isNotEqualTo(seen(answer(Fault.corrupt(3), request, 2)));
    }

    private static int flips(byte[] one, byte[] other) {
        int flips = 0;
        for (int i = 0; i < one.length; i++) {
            flips += Integer.bitCount((one[i] ^ other[i]) & 0xff);
        }
        return flips;
    }

    @Test
    void aTruncatedMultipartEndsInItsMidst() {
        ResponsePlan plan = answer(Fault.truncateAfter(250), RequestInfo.of("GET", "object", "bytes=0-99,200-399"), 7);
        assertThat(plan.bodyLength()).isEqualTo(250);
        assertThat(plan.contentLength()).isGreaterThan(300);
        assertThat(plan.headers()).extracting(Header::name).contains("ETag");
        assertThat(plan.held()).hasSize(1).allMatch(Content.class::isInstance);
    }
}
