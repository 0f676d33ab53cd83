package dev.snailmail.fault;

import dev.snailmail.dialect.Dialect;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.exchange.RuleVerdict;
import dev.snailmail.exchange.RuleVerdicts;
import dev.snailmail.fault.ActiveRule.Look;
import dev.snailmail.store.ObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** What may be injected into one request. Used by the thread that answers it. */
@API(status = API.Status.INTERNAL)
public final class Injection {

    /** What most requests get. */
    static final Injection NONE = new Injection(List.of(), List.of(), 0);

    private final List<Judgement> judgements;
    private final List<String> planned;
    private final long tick;

    /** A rule and what it makes of the request, which becomes final when the request is answered. */
    static final class Judgement {

        private final ActiveRule rule;
        private final Look look;
        private RuleVerdict verdict;

        Judgement(ActiveRule rule, Look look) {
            this.rule = rule;
            this.look = look;
            this.verdict = look.verdict();
        }
    }

    /**
     * @param judgements those of all rules, in their order; the last ones are those of the plan
     * @param planned the rules of the plan, as text
     * @param tick when the request arrived
     */
    Injection(List<Judgement> judgements, List<String> planned, long tick) {
        this.judgements = judgements;
        this.planned = planned;
        this.tick = tick;
    }

    /**
     * Answers the request. The first rule that fits decides, unless it is used up.
     *
     * @param request what was asked
     * @param store the objects
     * @param dialect what decides the answer
     * @param now the time of the response
     * @return the plan, to be released by the caller; with the name of the fault that was injected into it, if any
     */
    public ResponsePlan answer(RequestInfo request, ObjectStore store, Dialect dialect, Instant now) {
        for (Judgement judgement : judgements) {
            if (judgement.look.fits()) {
                Optional<ResponsePlan> plan =
                        judgement.rule.answer(request, tick, judgement.look.draw(), store, dialect, now);
                if (plan.isPresent()) {
                    judgement.verdict = plan.get().fault().isPresent() ? RuleVerdict.INJECTED : RuleVerdict.UNCHANGED;
                    return plan.get();
                }
            }
        }
        return dialect.answer(request, store, now);
    }

    /** {@return what the rules of the plan have made of the request, to be asked when it is answered} */
    public RuleVerdicts verdicts() {
        if (planned.isEmpty()) {
            return RuleVerdicts.none();
        }
        List<RuleVerdict> verdicts = new ArrayList<>(planned.size());
        for (int i = judgements.size() - planned.size(); i < judgements.size(); i++) {
            verdicts.add(judgements.get(i).verdict);
        }
        return new RuleVerdicts(planned, verdicts);
    }
}
