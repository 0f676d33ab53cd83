package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private static Attempt failed(String what, long start, long end) {
        return new Attempt(what, start, end, true, 1);
    }

    private static Attempt done(String what, long start, long end) {
        return new Attempt(what, start, end, false, 100);
    }

    private static Retries<Attempt> retries(Attempt... attempts) {
        return Retries.of(List.of(attempts), Function.identity());
    }

    @Test
    void eachFailureExplainsOneRetry() {
        Attempt second = failed("a", 10, 20);
        Attempt third = done("a", 20, 30);
        Retries<Attempt> retries = retries(failed("a", 0, 10), second, third, done("a", 30, 40), done("b", 30, 40));
        assertThat(retries.requests()).containsExactly(second, third);
        assertThat(retries.count()).isEqualTo(2);
        assertThat(retries.bytes()).isEqualTo(101);
        assertThat(retries).hasToString("2 retries, 101 bytes");
        assertThat(retries(failed("a", 0, 5), done("a", 5, 6))).hasToString("1 retry, 100 bytes");
    }

    @Test
    void whoDidNotKnowOfTheFailureDoesNotRetry() {
        assertThat(retries(failed("a", 0, 10), done("a", 9, 12)).count()).isZero();
        assertThat(retries(failed("a", 0, 10), failed("a", 1, 8), done("a", 8, 12), done("a", 11, 12))
                        .count())
                .isEqualTo(2);
        assertThat(retries().count()).isZero();
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        return Combinators.combine(
                        Arbitraries.of("a", "a", "b"),
                        Arbitraries.longs().between(0, 20),
                        Arbitraries.longs().between(0, 8),
                        Arbitraries.of(true, false))
                .as((what, start, length, failed) -> new Attempt(what, start, start + length, failed, 1))
                .list()
                .ofMaxSize(12);
    }

    /** As many as the largest matching of failures with later attempts, found by trying all ways for each. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void areAsManyAsFailuresCanExplain(@ForAll("attempts") List<Attempt> attempts) {
        // One that takes no time cannot be the retry of itself.
        List<Attempt> lasting = attempts.stream()
                .filter(attempt -> attempt.start() < attempt.end())
                .toList();
        int explained = Stream.of("a", "b")
                .mapToInt(what -> matching(lasting.stream()
                        .filter(attempt -> attempt.what().equals(what))
                        .toList()))
                .sum();
        assertThat(Retries.of(lasting, Function.identity()).count()).isEqualTo(explained);
    }

    private static int matching(List<Attempt> attempts) {
        int[] explains = new int[attempts.size()];
        int matched = 0;
        for (int i = 0; i < attempts.size(); i++) {
            matched += augment(attempts, i, explains, new boolean[attempts.size()]) ? 1 : 0;
        }
        return matched;
    }

    private static boolean augment(List<Attempt> attempts, int retry, int[] explains, boolean[] tried) {
        for (int i = 0; i < attempts.size(); i++) {
            Attempt failure = attempts.get(i);
            if (failure.failed() && failure.end() <= attempts.get(retry).start() && !tried[i]) {
                tried[i] = true;
                if (explains[i] == 0 || augment(attempts, explains[i] - 1, explains, tried)) {
                    explains[i] = retry + 1;
                    return true;
                }
            }
        }
        return false;
    }
}
