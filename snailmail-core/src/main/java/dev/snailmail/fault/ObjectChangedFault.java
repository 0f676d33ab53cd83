package dev.snailmail.fault;

import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.store.ObjectStore;
import java.util.Set;

/** Somebody has replaced the object meanwhile. */
final class ObjectChangedFault extends Fault {

    static final Fault INSTANCE = new ObjectChangedFault();

    private static final int NOT_FOUND = 404;
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private ObjectChangedFault() {}

    @Override
    ObjectStore served(ObjectStore store) {
        return new ChangedStore(store);
    }

    @Override
    boolean touches(RequestInfo request, ResponsePlan plan) {
        return READING.contains(request.method()) && plan.status() != NOT_FOUND;
    }

    @Override
    public String toString() {
        return "objectChanged";
    }
}
