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
     * Verifies that the requests came in at most this many rounds: that the reader waited for answers no more often before
     * its next requests.
     *
     * @param most the largest number of rounds allowed, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public LockstepAssert completedInAtMostRounds(int most) {
        return verify(Bound.atMost(most));
    }

    /**
     * Verifies that the requests came in exactly this many rounds.
     *
     * @param expected the expected number of rounds, not negative
     * @return these assertions
     * @throws IllegalArgumentException if the bound is negative
     */
    public LockstepAssert completedInExactlyRounds(int expected) {
        return verify(Bound.exactly(expected));
    }

    /** Removes the frames of the classes that AssertJ generates for soft assertions, too. */
    @Override
    protected boolean isElementOfCustomAssert(StackTraceElement frame) {
        return super.isElementOfCustomAssert(frame)
                || frame.getClassName().startsWith(getClass().getName() + "$");
    }

    private LockstepAssert verify(Bound bound) {
        if (actual == null) {
            failWithMessage(AbstractRecordingAssert.NO_ACTUAL);
        }
        if (!bound.allows(actual.rounds())) {
            failWithMessage("%s", LockstepText.of(bound, actual));
        }
        return this;
    }
}
