package dev.snailmail.fault;

import dev.snailmail.exchange.RequestInfo;
import java.util.Optional;

/** One entry of a plan at work in a round. Safe for use by any thread. */
interface ActiveRule {

    /**
     * Looks at a request, and counts it if it is one of its own. To be called once for each, also when another rule has
     * decided.
     *
     * @param request the request
     * @param tick when it arrived
     * @param seed what its draws are seeded with
     * @param decided whether a rule before it has decided
     * @return what it injects; never anything if another rule has decided
     */
    Optional<Injection> look(RequestInfo request, long tick, long seed, boolean decided);
}
