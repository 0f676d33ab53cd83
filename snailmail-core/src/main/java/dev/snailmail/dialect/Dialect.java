package dev.snailmail.dialect;

import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.store.ObjectStore;
import java.time.Instant;
import org.apiguardian.api.API;

/** A language between clients and a store: turns a request into the plan of its response. Stateless and safe for any thread. */
@API(status = API.Status.INTERNAL)
@FunctionalInterface
public interface Dialect {

    /**
     * Decides a response in full. Sends nothing, waits for nothing and never throws because of what was asked.
     *
     * @param request what was asked
     * @param store the objects
     * @param now the time of the response, as its {@code Date} says
     * @return the plan, to be {@linkplain ResponsePlan#release() released} by the caller
     */
    ResponsePlan answer(RequestInfo request, ObjectStore store, Instant now);

    /** {@return plain HTTP: GET, HEAD and OPTIONS with ranges and preconditions after RFC 9110} */
    static Dialect httpRange() {
        return new HttpRangeDialect();
    }

    /** {@return the same, and an index in HTML for a folder that has objects beneath it} */
    static Dialect httpRangeWithListings() {
        return new ListingDialect(httpRange());
    }
}
