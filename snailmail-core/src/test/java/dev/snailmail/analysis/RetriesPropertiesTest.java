package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.Extent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class RetriesPropertiesTest {

    private static final int SIZE = 12;

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        Arbitrary<Integer> position = Arbitraries.integers().between(0, SIZE + 1);
        Arbitrary<String> range = Arbitraries.oneOf(
                Arbitraries.just(""),
                position.map(from -> "bytes=" + from + "-"),
                Combinators.combine(position, Arbitraries.integers().between(0, SIZE))
                        .as((from, length) -> "bytes=" + from + "-" + (from + length)),
                position.map(length -> "bytes=-" + length),
                Arbitraries.just("bytes=0-1,4-5"));
        return Combinators.combine(
                        Arbitraries.of("a", "a", "b"),
                        range,
                        Arbitraries.longs().between(0, 30),
                        Arbitraries.longs().between(0, 8),
                        Arbitraries.of(true, true, false),
                        Arbitraries.integers().between(0, SIZE))
                .as(RetriesPropertiesTest::attempt)
                .list()
                .ofMaxSize(14);
    }

    private static Attempt attempt(String what, String range, long start, long length, boolean failed, int sent) {
        OptionalLong size = OptionalLong.of(SIZE);
        Portion asked = Portion.of(range, size, List.of());
        long bytes = Math.min(sent, Math.min(asked.to(), SIZE) - asked.from());
        List<Extent> served = bytes <= 0 ? List.of() : List.of(new Extent(asked.from(), bytes));
        return new Attempt(what, Portion.of(range, size, served), start, start + length, failed, 1, size, true);
    }

    /** The rule by the letter, looking at every failure for every request. */
    private static List<Attempt> byTheLetter(List<Attempt> attempts) {
        List<Attempt> byStart = attempts.stream()
                .sorted(Comparator.comparingLong(Attempt::start))
                .toList();
        List<Long> firstBytes = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        List<Attempt> retries = new ArrayList<>();
        for (int i = 0; i < byStart.size(); i++) {
            Attempt request = byStart.get(i);
            Optional<Integer> failure = open.stream()
                    .filter(one -> byStart.get(one).end() <= request.start())
                    .filter(one -> isMadeAgain(byStart.get(one), firstBytes.get(one), request))
                    .min(Comparator.<Integer>comparingLong(
                                    one -> byStart.get(one).portion().lastStart())
                            .thenComparingLong(one -> byStart.get(one).portion().leastEnd())
                            .thenComparing(one -> one));
            firstBytes.add(failure.map(firstBytes::get).orElse(request.portion().from()));
            failure.ifPresent(one -> {
                open.remove(one);
                retries.add(request);
            });
            if (request.failed()) {
                open.add(i);
            }
        }
        return retries;
    }

    private static boolean isMadeAgain(Attempt failed, long firstByte, Attempt request) {
        Portion asked = request.portion();
        Portion before = failed.portion();
        boolean isMissing = asked.from() < before.to() || before.isToEnd();
        long firstMissing = before.reach();
        return failed.what().equals(request.what())
                && before.header().equals(asked.header())
                && asked.from() >= firstByte
                && asked.from() <= firstMissing
                && isMissing
                && (asked.askedTo() > firstMissing || asked.askedTo() >= before.to());
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 5000)
    void areThoseOfTheRule(@ForAll("attempts") List<Attempt> attempts) {
        Retries<Attempt> found = Retries.of(attempts, Function.identity());
        assertThat(found.requests()).isEqualTo(byTheLetter(attempts));
        Statistics.label("saved")
                .collect(found.savedBytes() > 0)
                .coverage(how -> how.check(true).percentage(share -> share > 5));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void eachFailureExplainsOneAndWhatItSavedHadBeenSent(@ForAll("attempts") List<Attempt> attempts) {
        Retries<Attempt> found = Retries.of(attempts, Function.identity());
        assertThat(found.all()).allSatisfy(retry -> {
            assertThat(retry.failed().failed()).isTrue();
            assertThat(retry.failed().end()).isLessThanOrEqualTo(retry.request().start());
            assertThat(retry.savedBytes())
                    .isBetween(0L, retry.failed().portion().reach());
        });
        assertThat(found.count()).isLessThanOrEqualTo((int)
                attempts.stream().filter(Attempt::failed).count());
    }
}
