package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.snailmail.exchange.Extent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
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
    void whatBroughtNothingNewOrWasCutShortOrIsOfAnotherObjectIsLeftOut() {
        Sample first = Sample.of(0, 10, 0, 10);
        Sample cut = new Sample("a", false, 1, 10, List.of(new Extent(10, 10)));
        Sample other = new Sample("b", true, 1, 10, List.of(new Extent(10, 10)));
        Sample none = new Sample("a", true, 1, 10, List.of());
        assertThat(groups(5, first, Sample.of(1, 10, 2, 9), Sample.of(2, 10, 0, 10), cut, other, none))
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

    private static boolean near(Sample a, Sample b, long gap) {
        for (Extent one : a.extents()) {
            for (Extent other : b.extents()) {
                long between = Math.max(
                        other.offset() - one.offset() - one.length(), one.offset() - other.offset() - other.length());
                if (between <= gap) {
                    return a.key().equals(b.key());
                }
            }
        }
        return false;
    }

    private static boolean atOnce(Sample a, Sample b) {
        return a.start() < b.end() && b.start() < a.end();
    }

    /** As the definition says: a group that is still open takes in whoever is near one of its own. */
    private static Set<Set<Sample>> bruteForce(List<Sample> samples, long gap) {
        List<Set<Sample>> groups = new ArrayList<>();
        List<Sample> inOrder = new ArrayList<>(Rereads.removedFrom(samples, Sample::fetch));
        inOrder.sort(Comparator.comparingLong(Sample::start).thenComparingLong(Sample::end));
        for (Sample sample : inOrder) {
            Set<Sample> joined = new HashSet<>(Set.of(sample));
            for (Set<Sample> group : List.copyOf(groups)) {
                boolean open = group.stream().allMatch(member -> sample.start() < member.end());
                if (open && group.stream().anyMatch(member -> near(member, sample, gap))) {
                    groups.remove(group);
                    joined.addAll(group);
                }
            }
            groups.add(joined);
        }
        return groups.stream().filter(group -> group.size() > 1).collect(Collectors.toSet());
    }

    @Test
    void isWhatTheDefinitionSays() {
        Random random = new Random(3);
        int found = 0;
        for (int run = 0; run < 3000; run++) {
            List<Sample> samples = Sample.random(random, 40);
            long gap = random.nextInt(15);
            List<MergeableRequests<Sample>> groups = MERGING.groups(samples, gap);
            assertThat(groups.stream()
                            .map(group -> Set.copyOf(group.requests()))
                            .collect(Collectors.toSet()))
                    .as("%s with gaps of %s", samples, gap)
                    .isEqualTo(bruteForce(samples, gap));
            found += groups.size();
        }
        assertThat(found).isGreaterThan(1000);
    }

    @Test
    void noneIsFoundOnlyIfNoTwoCouldHaveBeenOneAndAllOfAGroupWereInFlightAtOnce() {
        Random random = new Random(4);
        for (int run = 0; run < 1000; run++) {
            List<Sample> samples = Sample.random(random, 8);
            List<Sample> fresh = Rereads.removedFrom(samples, Sample::fetch);
            boolean pair = fresh.stream()
                    .anyMatch(a -> fresh.stream().anyMatch(b -> a != b && atOnce(a, b) && near(a, b, 10)));
            List<MergeableRequests<Sample>> groups = MERGING.groups(samples, 10);
            assertThat(groups.isEmpty()).isEqualTo(!pair);
            for (MergeableRequests<Sample> group : groups) {
                assertThat(group.requests())
                        .allSatisfy(a -> assertThat(group.requests()).allMatch(b -> a == b || atOnce(a, b)))
                        .isSortedAccordingTo(Comparator.comparingLong(MergingTest::firstByte));
                assertThat(group.bytes().length() - group.gapBytes())
                        .isEqualTo(ByteSet.of(group.requests().stream()
                                        .flatMap(request -> request.extents().stream())
                                        .toList())
                                .length());
            }
        }
    }

    private static long firstByte(Sample sample) {
        return sample.extents().stream().mapToLong(Extent::offset).min().orElseThrow();
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
