package dev.snailmail.fault;

import dev.snailmail.dialect.Dialect;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.exchange.RuleVerdict;
import dev.snailmail.store.ObjectStore;
import java.time.Instant;
import java.util.Optional;

/** One entry of a plan at work in a round. Safe for use by any thread. */
interface ActiveRule {

    /**
     * What a rule makes of a request when it arrives.
     *
     * @param verdict its verdict so far
     * @param fits whether it is to be asked for the answer, unless an earlier rule decides
     * @param draw the number that is drawn for the request
     */
    record Look(RuleVerdict verdict, boolean fits, long draw) {

        static final Look IGNORED = new Look(RuleVerdict.IGNORED, false, 0);
        static final Look COUNTED = new Look(RuleVerdict.COUNTED, false, 0);
    }

    /**
     * Looks at a request, and counts it if the rule is for it. To be called once for each request, whichever rule decides.
     *
     * @param request the request
     * @param tick when it arrived
     * @param seed the seed of draws
     * @return what the rule makes of it so far
     */
    Look look(RequestInfo request, long tick, long seed);

    /**
     * Answers a request that the rule fits and that no rule before it has decided.
     *
     * @param request the request
     * @param tick when it arrived
     * @param draw the number that {@link #look} has drawn
     * @param store the objects
     * @param dialect what decides the answer
     * @param now the time of the response
     * @return the answer, with the name of the fault if there is one in it; empty if the rule is used up or the request is
     *     within the limit, so that the next rule is asked
     */
    Optional<ResponsePlan> answer(
            RequestInfo request, long tick, long draw, ObjectStore store, Dialect dialect, Instant now);
}
