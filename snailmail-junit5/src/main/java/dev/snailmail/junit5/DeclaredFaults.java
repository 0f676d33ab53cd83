package dev.snailmail.junit5;

import dev.snailmail.fault.FaultPlan;
import dev.snailmail.fault.FaultPlanBuilder;
import dev.snailmail.fault.FaultRuleBuilder;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The {@link Fault} annotations of one element; every attribute is validated before a server hears of any. */
final class DeclaredFaults {

    private final List<Fault> faults;
    private final VisibleStores stores;

    private DeclaredFaults(List<Fault> faults, VisibleStores stores) {
        this.faults = faults;
        this.stores = stores;
    }

    /**
     * Reads those of a class.
     *
     * @param testClass the class
     * @param stores what they may name
     */
    static DeclaredFaults of(Class<?> testClass, VisibleStores stores) {
        return of(testClass, "class " + testClass.getName(), stores);
    }

    /**
     * Reads those of a test, not of its class.
     *
     * @param context the test
     * @param stores what they may name
     */
    static DeclaredFaults ofTest(ExtensionContext context, VisibleStores stores) {
        return context.getTestMethod()
                .map(method -> of(
                        method, "method " + context.getRequiredTestClass().getName() + "." + method.getName(), stores))
                .orElse(new DeclaredFaults(List.of(), stores));
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
        FaultPlan plan = FaultPlan.none();
        for (Place around : Place.outwards(scope)) {
            if (!around.isMethod()
                    && !around.element().equals(scope.getElement().orElse(null))) {
                Class<?> type = around.context().getRequiredTestClass();
                DeclaredFaults faults =
                        new DeclaredFaults(of(type, storesOf.apply(scope)).faults, storesOf.apply(around.context()));
                plan = plan.followedBy(faults.planFor(source));
            }
        }
        return plan;
    }

    private static DeclaredFaults of(AnnotatedElement element, String where, VisibleStores stores) {
        List<Fault> declared = AnnotationSupport.findRepeatableAnnotations(element, Fault.class);
        for (Fault fault : declared) {
            try {
                add(FaultPlan.builder(), fault);
            } catch (IllegalArgumentException e) {
                throw new ExtensionConfigurationException("@Fault on " + where + ": " + e.getMessage(), e);
            }
            if (!fault.store().isEmpty() && stores.pick(fault.store()).isEmpty()) {
                throw new ExtensionConfigurationException(
                        "@Fault on " + where + " " + stores.whyNot(fault.store(), "@Fault(store = "));
            }
        }
        return new DeclaredFaults(declared, stores);
    }

    /**
     * Returns the faults that name no store, and those that name this one. Seen from where the faults stand, the name must
     * not mean a nearer store.
     */
    FaultPlan planFor(StoreSource source) {
        FaultPlanBuilder plan = FaultPlan.builder();
        for (Fault declared : faults) {
            boolean names =
                    declared.store().equals(source.name()) && !stores.hidden().contains(source);
            if (declared.store().isEmpty() || names) {
                add(plan, declared);
            }
        }
        return plan.build();
    }

    private static void add(FaultPlanBuilder plan, Fault declared) {
        dev.snailmail.fault.Fault fault = faultOf(declared);
        FaultRuleBuilder rule = plan.on(declared.on()).probability(declared.probability());
        if (!declared.range().isEmpty()) {
            rule.range(declared.range());
        }
        ifSet(declared.nth(), rule::nth);
        ifSet(declared.nthPerKey(), rule::nthPerKey);
        ifSet(declared.times(), rule::times);
        rule.inject(fault);
    }

    private static dev.snailmail.fault.Fault faultOf(Fault declared) {
        boolean hasStatus = declared.status() != Fault.UNSET;
        boolean hasFault = !declared.fault().isEmpty();
        if (hasStatus == hasFault) {
            throw new IllegalArgumentException(
                    hasStatus
                            ? "has both a status (" + declared.status() + ") and a fault (" + declared.fault()
                                    + "); use one of the two"
                            : "needs a status, such as 503, or a fault, such as \"reset(after=1000)\"");
        }
        return hasStatus
                ? dev.snailmail.fault.Fault.status(declared.status())
                : dev.snailmail.fault.Fault.parse(declared.fault());
    }

    private static void ifSet(int number, IntConsumer setting) {
        if (number != Fault.UNSET) {
            setting.accept(number);
        }
    }
}
