package dev.snailmail.fault;

import dev.snailmail.dialect.Dialect;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.store.ObjectStore;
import org.apiguardian.api.API;

/** What is injected into one request. */
@API(status = API.Status.INTERNAL)
public final class Injection {

    static final Injection NONE = new Injection(null, "none", 0);

    /** Null for none, which is what most requests get. */
    private final Fault fault;

    private final String name;
    private final long draw;

    /**
     * @param fault the fault
     * @param name what it is recorded as
     * @param draw a number that is drawn for the request, if the fault {@linkplain Fault#draws() draws}
     */
    Injection(Fault fault, String name, long draw) {
        this.fault = fault;
        this.name = name;
        this.draw = draw;
    }

    /**
     * Has a request answered, and spoils the answer.
     *
     * @param request what was asked
     * @param store what there is
     * @param dialect who answers
     * @return the plan, to be released by the caller; with the name of the fault if it was touched by it
     */
    public ResponsePlan answer(RequestInfo request, ObjectStore store, Dialect dialect) {
        if (fault == null) {
            return dialect.answer(request, store);
        }
        ResponsePlan plan = dialect.answer(fault.asked(request), fault.served(store));
        return fault.touches(request, plan) ? fault.spoiled(request, plan, draw).faulted(name) : plan;
    }

    /** {@return how much later the response comes than the network has it, in nanoseconds} */
    public long delayNanos() {
        return fault == null ? 0 : fault.delayNanos();
    }
}
