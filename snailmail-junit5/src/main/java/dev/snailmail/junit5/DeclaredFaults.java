package dev.snailmail.junit5;

import dev.snailmail.fault.FaultPlan;
import dev.snailmail.fault.FaultPlanBuilder;
import dev.snailmail.fault.FaultRuleBuilder;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The {@link Fault} annotations of one element; every attribute is validated before a server hears of any. */
final class DeclaredFaults {

    private final List<Fault> faults;

    private DeclaredFaults(List<Fault> faults) {
        this.faults = faults;
    }

    /**
     * Those of a class.
     *
     * @param testClass the class
     * @param stores what they may name
     */
    static DeclaredFaults of(Class<?> testClass, VisibleStores stores) {
        return of(testClass, "class " + testClass.getName(), stores);
    }

    /**
     * Those of a test, not of its class.
     *
     * @param context the test
     * @param stores what they may name
     */
    static DeclaredFaults ofTest(ExtensionContext context, VisibleStores stores) {
        return context.getTestMethod()
                .map(method -> of(
                        method, "method " + context.getRequiredTestClass().getName() + "." + method.getName(), stores))
                .orElse(new DeclaredFaults(List.of()));
    }

    /** Those of the class of a test and of the classes around it, innermost first, for a store that these have not begun. */
    static FaultPlan ofClassesAround(ExtensionContext context, VisibleStores stores, String store) {
        FaultPlan plan = FaultPlan.none();
        Optional<Class<?>> last = Optional.empty();
        for (Optional<ExtensionContext> around = Optional.of(context);
                around.isPresent();
                around = around.get().getParent()) {
            Optional<Class<?>> testClass = around.get().getTestClass();
            if (testClass.isPresent() && !testClass.equals(last)) {
                plan = plan.followedBy(of(testClass.get(), stores).planFor(store));
            }
            last = testClass;
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
        return new DeclaredFaults(declared);
    }

    /** Those that name no store, and those that name this one. */
    FaultPlan planFor(String store) {
        FaultPlanBuilder plan = FaultPlan.builder();
        for (Fault declared : faults) {
            if (declared.store().isEmpty() || declared.store().equals(store)) {
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
