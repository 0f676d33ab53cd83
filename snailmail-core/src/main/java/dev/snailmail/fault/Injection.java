package dev.snailmail.fault;

import dev.snailmail.dialect.Dialect;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.store.ObjectStore;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** What may be injected into one request. Used by the thread that answers it. */
@API(status = API.Status.INTERNAL)
public final class Injection {

    /** What most requests get. */
    static final Injection NONE = new Injection(List.of(), 0);

    private final List<Fit> fits;
    private final long tick;

    /**
     * A rule that fits the request.
     *
     * @param rule the rule
     * @param draw the number that it has drawn
     */
    record Fit(ActiveRule rule, long draw) {}

    /**
     * @param fits the rules that fit the request, in their order
     * @param tick when it arrived
     */
    Injection(List<Fit> fits, long tick) {
        this.fits = fits;
        this.tick = tick;
    }

    /**
     * Answers the request. The first rule that fits decides, unless it is used up.
     *
     * @param request what was asked
     * @param store what there is
     * @param dialect who answers
     * @return the plan, to be released by the caller; with the name of the fault that was injected into it, if any
     */
    public ResponsePlan answer(RequestInfo request, ObjectStore store, Dialect dialect) {
        for (Fit fit : fits) {
            Optional<ResponsePlan> plan = fit.rule().answer(request, tick, fit.draw(), store, dialect);
            if (plan.isPresent()) {
                return plan.get();
            }
        }
        return dialect.answer(request, store);
    }
}
