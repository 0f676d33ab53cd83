package dev.snailmail.fault;

import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.store.ObjectStore;
import java.util.Set;

/** Somebody has replaced the object meanwhile. */
final class ObjectChangedFault extends Fault {

    static final Fault INSTANCE = new ObjectChangedFault();

    /** Answers that say nothing of the object but that it does not exist, or how long it is. */
    private static final Set<Integer> UNTOUCHED = Set.of(404, 416);

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private ObjectChangedFault() {}

    @Override
    ObjectStore served(ObjectStore store) {
        return new ChangedStore(store);
    }

    @Override
    boolean touches(RequestInfo request, ResponsePlan plan) {
        return READING.contains(request.method())
                && !UNTOUCHED.contains(plan.status())
                && plan.failure().isEmpty();
    }

    @Override
    public String toString() {
        return "objectChanged";
    }
}
