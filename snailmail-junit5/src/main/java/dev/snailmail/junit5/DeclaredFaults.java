package dev.snailmail.junit5;

import dev.snailmail.fault.FaultPlan;
import dev.snailmail.fault.FaultPlanBuilder;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The faults of a class, or of a test without those of its class, the nearest first. Every attribute is validated before a
 * server hears of any.
 */
final class DeclaredFaults {

    private static final FaultAnnotations ANNOTATIONS = new FaultAnnotations();

    private final List<DeclaredFault> faults;
    private final VisibleStores stores;

    private DeclaredFaults(List<DeclaredFault> faults, VisibleStores stores) {
        this.faults = faults;
        this.stores = stores;
    }

    /**
     * Reads the faults on a class and those that it inherits, or those on the method of a test.
     *
     * @param context the class or the test
     * @param stores what it sees
     */
    static DeclaredFaults of(ExtensionContext context, VisibleStores stores) {
        DeclaredFaults declared = at(Place.outwards(context).get(0), stores);
        declared.faults.forEach(fault -> fault.requireSense(stores));
        return declared;
    }

    private static DeclaredFaults at(Place place, VisibleStores stores) {
        return new DeclaredFaults(List.copyOf(ANNOTATIONS.inOrder(place)), stores);
    }

    /**
     * Returns the faults of the classes around a class or a test, the nearest first.
     *
     * @param scope the class or the test
     * @param source a store that these classes have not met
     * @param storesOf finds what a class sees
     */
    static FaultPlan ofClassesAround(
            ExtensionContext scope, StoreSource source, Function<ExtensionContext, VisibleStores> storesOf) {
        List<Place> places = Place.outwards(scope);
        VisibleStores stores = storesOf.apply(scope);
        FaultPlan plan = FaultPlan.none();
        for (Place around : places.subList(1, places.size())) {
            DeclaredFaults declared = at(around, storesOf.apply(around.context()));
            declared.faults.forEach(fault -> fault.requireSense(stores));
            plan = plan.followedBy(declared.planFor(source));
        }
        return plan;
    }

    FaultPlan planFor(StoreSource source) {
        FaultPlanBuilder plan = FaultPlan.builder();
        faults.stream().filter(fault -> isFor(source, fault)).forEach(fault -> fault.addTo(plan));
        return plan.build();
    }

    /**
     * Whether a fault names no store, or names this one. Seen from where the faults stand, the name must not mean a nearer
     * store.
     */
    boolean isFor(StoreSource source, DeclaredFault fault) {
        return fault.store().isEmpty()
                || fault.store().equals(source.name()) && !stores.hidden().contains(source);
    }

    /** Finds the rule that a fault is of {@link #planFor}. */
    UsedFaults.Rule ruleOf(DeclaredFault fault, StoreSource source) {
        List<String> rules = faults.subList(0, faults.indexOf(fault) + 1).stream()
                .filter(earlier -> isFor(source, earlier))
                .map(DeclaredFault::rule)
                .toList();
        String rule = rules.get(rules.size() - 1);
        return new UsedFaults.Rule(rule, Collections.frequency(rules, rule));
    }
}
