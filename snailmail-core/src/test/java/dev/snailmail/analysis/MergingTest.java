package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.snailmail.exchange.Extent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergingTest {

    private static final Merging<Sample> MERGING = new Merging<>(Sample::fetch, Sample::start, Sample::end);

    private static List<MergeableRequests<Sample>> groups(long gap, Sample... samples) {
        return MERGING.groups(List.of(samples), gap);
    }

    @Test
    void neighboursInFlightAtOnceCouldHaveBeenOne() {
        Sample right = Sample.of(0, 10, 100, 200);
        Sample left = Sample.of(1, 11, 0, 90);
        assertThat(groups(9, right, left)).isEmpty();
        assertThat(groups(10, right, left))
                .containsExactly(new MergeableRequests<>("a", List.of(left, right), ByteSet.range(0, 200), 10));
        assertThat(groups(10, right, left)).first().hasToString("2 requests of a: [0-199], 10 bytes in gaps");
    }

    @Test
    void whoWasAskedWhenTheFirstHadEndedMayHaveWaitedForIt() {
        Sample first = Sample.of(0, 10, 0, 10);
        Sample second = Sample.of(9, 20, 10, 20);
        Sample third = Sample.of(10, 20, 20, 30);
        assertThat(groups(0, first, third)).isEmpty();
        assertThat(groups(0, first, second, third))
                .extracting(MergeableRequests::requests)
                .containsExactly(List.of(first, second));
        assertThat(groups(100, first, Sample.of(10, 20, 20, 30), Sample.of(19, 21, 30, 40)))
                .extracting(group -> group.requests().size())
                .containsExactly(2);
    }

    @Test
    void oneBetweenTwoGroupsMakesThemOne() {
        Sample left = Sample.of(0, 10, 0, 10);
        Sample right = Sample.of(1, 10, 20, 30);
        Sample between = Sample.of(2, 10, 10, 20);
        assertThat(groups(0, left, right, between))
                .extracting(MergeableRequests::requests)
                .containsExactly(List.of(left, between, right));
    }

    @Test
    void whatBroughtNothingNewOrWasNotSentInFullOrIsOfAnotherObjectIsLeftOut() {
        Sample first = Sample.of(0, 10, 0, 10);
        Sample cut = new Sample("a", Fetch.Ending.CUT_SHORT, 1, 10, List.of(new Extent(10, 10)));
        Sample left = new Sample("a", Fetch.Ending.ABANDONED, 1, 10, List.of(new Extent(10, 10)));
        Sample other = new Sample("b", Fetch.Ending.COMPLETE, 1, 10, List.of(new Extent(10, 10)));
        Sample none = new Sample("a", Fetch.Ending.COMPLETE, 1, 10, List.of());
        assertThat(groups(5, first, Sample.of(1, 10, 2, 9), Sample.of(2, 10, 0, 10), cut, left, other, none))
                .isEmpty();
    }

    @Test
    void anObjectMayBeAsLargeAsALong() {
        Sample start = Sample.of(0, 10, 0, 1);
        Sample end = Sample.of(0, 10, Long.MAX_VALUE - 1, Long.MAX_VALUE);
        assertThat(groups(Long.MAX_VALUE - 3, start, end)).isEmpty();
        assertThat(groups(Long.MAX_VALUE - 2, start, end))
                .extracting(MergeableRequests::gapBytes)
                .containsExactly(Long.MAX_VALUE - 2);
        assertThat(groups(Long.MAX_VALUE, end, start)).hasSize(1);
    }

    @Test
    void withoutRequestsThereAreNone() {
        assertThat(groups(7)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> groups(-1)).withMessage("gap (-1) must not be negative");
    }

    @Test
    void aHundredThousandRequestsAreNoTrouble() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            long from = 20L * ((i * 66_667L) % 100_000);
            samples.add(Sample.of(i, i + 10_000, from, from + 10));
        }
        assertThat(MERGING.groups(samples, 9)).isEmpty();
        assertThat(MERGING.groups(samples, 10)).isNotEmpty();
    }
}
