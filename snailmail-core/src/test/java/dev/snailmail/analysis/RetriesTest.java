package dev.snailmail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.Extent;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private static final OptionalLong SIZE = OptionalLong.of(1000);

    private static Attempt failed(String what, long start, long end) {
        return attempt(what, "", start, end, true, 1, SIZE);
    }

    private static Attempt done(String what, long start, long end) {
        return attempt(what, "", start, end, false, 1000, SIZE);
    }

    /** A request for the bytes from a position on, of which some were sent. */
    private static Attempt part(long from, long start, long end, long sent) {
        return attempt("a", "bytes=" + from + "-", start, end, sent < 1000 - from, sent, SIZE);
    }

    private static Attempt attempt(
            String what, String range, long start, long end, boolean failed, long sent, OptionalLong size) {
        long from = range.isEmpty() ? 0 : Long.parseLong(range.replaceAll("\\D", ""));
        List<Extent> served = sent == 0 ? List.of() : List.of(new Extent(from, sent));
        return new Attempt(what, Portion.of(range, size, served), start, end, failed, sent, size, !range.isEmpty());
    }

    private static Retries<Attempt> retries(Attempt... attempts) {
        return Retries.of(List.of(attempts), Function.identity());
    }

    private static List<Long> saved(Attempt... attempts) {
        return retries(attempts).all().stream().map(Retry::savedBytes).toList();
    }

    @Test
    void eachFailureExplainsOneRetry() {
        Attempt second = failed("a", 10, 20);
        Attempt third = done("a", 20, 30);
        Retries<Attempt> retries = retries(failed("a", 0, 10), second, third, done("a", 30, 40), done("b", 30, 40));
        assertThat(retries.requests()).containsExactly(second, third);
        assertThat(retries.count()).isEqualTo(2);
        assertThat(retries.bytes()).isEqualTo(1001);
        assertThat(retries).hasToString("2 retries, 1001 bytes, 0 saved");
        assertThat(retries(failed("a", 0, 5), done("a", 5, 6))).hasToString("1 retry, 1000 bytes, 0 saved");
    }

    @Test
    void whoDidNotKnowOfTheFailureDoesNotRetry() {
        assertThat(retries(failed("a", 0, 10), done("a", 9, 12)).count()).isZero();
        assertThat(retries(failed("a", 0, 10), failed("a", 1, 8), done("a", 8, 12), done("a", 11, 12))
                        .count())
                .isEqualTo(2);
        assertThat(retries().count()).isZero();
    }

    @Test
    void whatTakesNoTimeIsNoRetryOfItself() {
        assertThat(retries(failed("a", 5, 5)).count()).isZero();
    }

    /** If the resume from byte 200 took the failure that got to 600, the resume from 600 would have none. */
    @Test
    void ofSeveralFailuresARetryTakesTheOneThatGotLeastFar() {
        Attempt[] attempts = {part(0, 0, 10, 600), part(0, 0, 11, 200), part(200, 20, 30, 800), part(600, 21, 31, 400)};
        assertThat(saved(attempts)).containsExactly(200L, 600L);
        assertThat(retries(attempts).all()).extracting(Retry::failed).containsExactly(attempts[1], attempts[0]);
        assertThat(retries(attempts).requests())
                .isEqualTo(Arrays.asList(attempts).subList(2, 4));
    }

    @Test
    void whatAFailedRequestForOtherBytesBroughtIsNotResumed() {
        assertThat(retries(part(500, 0, 10, 200), part(300, 20, 30, 700)).count())
                .isZero();
        assertThat(retries(part(500, 0, 10, 200), part(701, 20, 30, 299)).count())
                .isZero();
        assertThat(saved(part(500, 0, 10, 200), part(700, 20, 30, 300))).containsExactly(200L);
    }

    /** Each is compared with a request that begins at the first byte again. */
    @Test
    void aChainOfResumesSavesWhatAllBeforeHadBrought() {
        assertThat(saved(part(0, 0, 10, 300), part(300, 10, 20, 200), part(500, 20, 30, 500)))
                .containsExactly(300L, 500L);
        assertThat(saved(part(0, 0, 10, 300), part(300, 10, 20, 200), part(100, 20, 30, 900)))
                .as("the third goes back into what the first had brought")
                .containsExactly(300L, 100L);
    }

    @Test
    void aResumeOfAnObjectOfAnotherSizeSavesNothing() {
        Attempt changed = attempt("a", "bytes=300-", 20, 30, false, 100, OptionalLong.of(400));
        assertThat(saved(part(0, 0, 10, 300), changed)).containsExactly(0L);
    }

    @Test
    void aResumeThatFailedBeforeItsHeadPassesOnWhatThereWas() {
        Attempt refused = new Attempt(
                "a", Portion.of("bytes=300-", SIZE, List.of()), 10, 20, true, 0, OptionalLong.empty(), false);
        assertThat(saved(part(0, 0, 10, 300), refused, part(300, 20, 30, 700))).containsExactly(0L, 300L);
    }
}
