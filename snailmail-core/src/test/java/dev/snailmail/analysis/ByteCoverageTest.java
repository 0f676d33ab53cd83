package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.Extent;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ByteCoverageTest {

    private static Fetch fetch(String key, boolean complete, long offset, long length) {
        return new Fetch(key, OptionalLong.of(1000), List.of(new Extent(offset, length)), complete);
    }

    private static final ByteCoverage COVERAGE = ByteCoverage.of(List.of(
            fetch("b", true, 0, 100),
            fetch("a", true, 0, 200),
            fetch("a", true, 100, 200),
            fetch("a", true, 900, 100),
            fetch("a", false, 500, 50)));

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
        Fetch empty = new Fetch("e", OptionalLong.of(0), List.of(), true);
        assertThat(ByteCoverage.of(List.of(empty)).of("e").fraction()).isEqualTo(1);
    }

    @Test
    void anExabyteIsNoMoreThanAByte() {
        Fetch huge = new Fetch("h", OptionalLong.of(1L << 60), List.of(new Extent(1L << 59, 1L << 59)), true);
        assertThat(ByteCoverage.of(List.of(huge, huge)).of("h").fraction()).isEqualTo(0.5);
        assertThat(ByteCoverage.of(List.of(huge, huge)).rereadFactor()).isEqualTo(2);
        assertThat(ByteCoverage.of(List.of(huge))
                        .overRead(Map.of("h", ByteSet.range(0, 3L << 58)))
                        .fraction())
                .isEqualTo(0.5);
    }
}
