package dev.snailmail.analysis;

import static dev.snailmail.analysis.Fetch.Ending.ABANDONED;
import static dev.snailmail.analysis.Fetch.Ending.COMPLETE;
import static dev.snailmail.analysis.Fetch.Ending.CUT_SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.Extent;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ByteCoverageTest {

    private static Fetch fetch(String key, Fetch.Ending ending, long offset, long length) {
        return new Fetch(key, OptionalLong.of(1000), List.of(new Extent(offset, length)), length, ending);
    }

    private static final ByteCoverage COVERAGE = ByteCoverage.of(List.of(
            fetch("b", COMPLETE, 0, 100),
            fetch("a", COMPLETE, 0, 200),
            fetch("a", COMPLETE, 100, 200),
            fetch("a", COMPLETE, 900, 100),
            fetch("a", CUT_SHORT, 500, 50)));

    @Test
    void countsEachByteOnceAndAsOftenAsItWasSent() {
        ObjectCoverage a = COVERAGE.of("a");
        assertThat(a.covered()).hasToString("[0-299, 900-999]");
        assertThat(a.sentBytes()).isEqualTo(500);
        assertThat(a.rereadBytes()).isEqualTo(100);
        assertThat(a.rereadFactor()).isEqualTo(1.25);
        assertThat(a.fraction()).isEqualTo(0.4);
        assertThat(a.cutShortBytes()).isEqualTo(50);
        assertThat(a).hasToString("a: 400 of 1000 bytes, 1.25 times each");
    }

    @Test
    void addsUpOverObjects() {
        assertThat(COVERAGE.byKey()).containsOnlyKeys("a", "b");
        assertThat(COVERAGE.coveredBytes()).isEqualTo(500);
        assertThat(COVERAGE.sentBytes()).isEqualTo(600);
        assertThat(COVERAGE.rereadBytes()).isEqualTo(100);
        assertThat(COVERAGE.cutShortBytes()).isEqualTo(50);
        assertThat(COVERAGE.rereadFactor()).isEqualTo(1.2);
        assertThat(COVERAGE).hasToString("2 objects: 500 bytes, 1.20 times each");
    }

    @Test
    void whatAReaderLeftIsCoveredButNotReadAgain() {
        ObjectCoverage object = ByteCoverage.of(List.of(
                        fetch("a", ABANDONED, 0, 300),
                        fetch("a", ABANDONED, 100, 300),
                        fetch("a", COMPLETE, 200, 50),
                        fetch("a", CUT_SHORT, 0, 999)))
                .of("a");
        assertThat(object.covered()).hasToString("[0-399]");
        assertThat(object.use()).isEqualTo(new ByteUse(50, 0, 600, 999, 0));
        assertThat(object.sentBytes()).isEqualTo(650);
        assertThat(object.abandonedBytes()).isEqualTo(600);
        assertThat(object.rereadBytes()).isZero();
        assertThat(object.rereadFactor()).isEqualTo(1);
        assertThat(object.overRead(ByteSet.range(0, 130))).isEqualTo((650 - 130) / 650.0);
    }

    @Test
    void framesAndErrorsAreOfNoObject() {
        ByteCoverage coverage = ByteCoverage.of(List.of(
                new Fetch("a", OptionalLong.of(9), List.of(new Extent(0, 2), new Extent(5, 2)), 100, COMPLETE),
                new Fetch("a", OptionalLong.of(9), List.of(), 30, ABANDONED),
                new Fetch("b", OptionalLong.empty(), List.of(), 7, COMPLETE)));
        assertThat(coverage.use())
                .isEqualTo(new ByteUse(4, 0, 0, 0, 96 + 30 + 7))
                .hasToString("137 bytes: 4 read once, 0 read again, 0 abandoned, 0 cut short, 133 of no object");
        assertThat(coverage.byKey()).containsOnlyKeys("a");
        assertThat(coverage.of("a").use().ofNoObject()).isEqualTo(126);
    }

    @Test
    void whatWasNeededMakesTheRestOverRead() {
        ByteSet useful = ByteSet.of(List.of(new Extent(50, 100), new Extent(950, 500)));
        assertThat(COVERAGE.of("a").overRead(useful)).isEqualTo((500 - 150) / 500.0);
        assertThat(COVERAGE.of("none").overRead(useful)).isZero();
    }

    @Test
    void overReadAddsUpOverTheObjectsOfWhichItIsSaidWhatWasUseful() {
        OverRead overRead = COVERAGE.overRead(Map.of("a", ByteSet.range(50, 150), "none", ByteSet.range(0, 9)));
        assertThat(overRead.bytes()).isEqualTo(400);
        assertThat(overRead.sentBytes()).isEqualTo(500);
        assertThat(overRead.fraction()).isEqualTo(0.8);
        assertThat(overRead.byKey()).containsExactly(Map.entry("a", 0.8), Map.entry("none", 0.0));
        assertThat(overRead).hasToString("400 of 500 bytes (80.0 %) of no use");
        assertThat(COVERAGE.overRead(Map.of("b", ByteSet.of())).fraction()).isEqualTo(1);
        assertThat(COVERAGE.overRead(Map.of("a", ByteSet.range(50, 150), "b", ByteSet.range(0, 1000)))
                        .fraction())
                .isEqualTo(400 / 600.0);
        assertThat(COVERAGE.overRead(Map.of()).fraction()).isZero();
    }

    @Test
    void ofAnObjectThatWasNotFetchedNothingIsCovered() {
        ObjectCoverage none = COVERAGE.of("none");
        assertThat(none.covered().length()).isZero();
        assertThat(none.rereadFactor()).isEqualTo(1);
        assertThat(none.fraction()).isZero();
        assertThat(ByteCoverage.of(List.of()).rereadFactor()).isEqualTo(1);
    }

    @Test
    void anEmptyObjectIsCoveredAsSoonAsItWasFetched() {
        Fetch empty = new Fetch("e", OptionalLong.of(0), List.of(), 0, COMPLETE);
        assertThat(ByteCoverage.of(List.of(empty)).of("e").fraction()).isEqualTo(1);
    }

    @Test
    void anExabyteIsNoMoreThanAByte() {
        Fetch huge =
                new Fetch("h", OptionalLong.of(1L << 60), List.of(new Extent(1L << 59, 1L << 59)), 1L << 59, COMPLETE);
        assertThat(ByteCoverage.of(List.of(huge, huge)).of("h").fraction()).isEqualTo(0.5);
        assertThat(ByteCoverage.of(List.of(huge, huge)).rereadFactor()).isEqualTo(2);
        assertThat(ByteCoverage.of(List.of(huge))
                        .overRead(Map.of("h", ByteSet.range(0, 3L << 58)))
                        .fraction())
                .isEqualTo(0.5);
    }
}
