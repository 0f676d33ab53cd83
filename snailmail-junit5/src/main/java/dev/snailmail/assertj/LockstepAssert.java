package dev.snailmail.assertj;

import dev.snailmail.recording.Lockstep;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the rounds of a lockstep. A failure shows what was expected and what there was, how the requests were
 * spread over the rounds, and then the requests, round by round, cut to what fits a screen.
 */
public class LockstepAssert extends AbstractAssert<LockstepAssert, Lockstep> {

    /**
     * For AssertJ, and for {@code softly.proxy(LockstepAssert.class, Lockstep.class, lockstep)}; a test begins with
     * {@link SnailmailAssertions}.
     *
     * @param actual the lockstep
     */
    public LockstepAssert(Lockstep actual) {
        super(actual, LockstepAssert.class);
    }

    /**
     * Verifies that the requests came in no more rounds than this: that the reader did not have to wait for an answer
     * more often before it could ask on.
     *
     * @param most how many rounds there may be, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public LockstepAssert completedInAtMostRounds(int most) {
        Bound bound = Bound.atMost(most);
        isNotNull();
        if (!bound.allows(actual.rounds())) {
            failWithMessage("%s", LockstepText.of(bound, actual));
        }
        return this;
    }
}
