package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
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

    /** As many as the largest matching of failures with later attempts, found by trying all ways for each. */
    @Test
    void areAsManyAsFailuresCanExplain() {
        Random random = new Random(9);
        for (int run = 0; run < 1000; run++) {
            List<Attempt> attempts = new ArrayList<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                long start = random.nextInt(30);
                attempts.add(new Attempt("k", start, start + 1 + random.nextInt(8), random.nextBoolean(), 1));
            }
            assertThat(Retries.of(attempts, Function.identity()).count()).isEqualTo(matching(attempts));
        }
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
