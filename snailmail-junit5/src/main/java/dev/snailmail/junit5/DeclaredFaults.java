package dev.snailmail.junit5;

import dev.snailmail.fault.FaultPlan;
import dev.snailmail.fault.FaultPlanBuilder;
import dev.snailmail.fault.FaultRuleBuilder;
import java.lang.reflect.AnnotatedElement;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Reads {@link Fault} annotations; every attribute is validated before a plan is made. */
final class DeclaredFaults {

    private DeclaredFaults() {}

    static FaultPlan of(Class<?> testClass) {
        return of(testClass, "class " + testClass.getName());
    }

    static FaultPlan ofTest(ExtensionContext context) {
        return context.getTestMethod()
                .map(method ->
                        of(method, "method " + context.getRequiredTestClass().getName() + "." + method.getName()))
                .orElse(FaultPlan.none());
    }

    /** Those of the class of a test and of the classes around it, innermost first. */
    static FaultPlan ofClassesAround(ExtensionContext context) {
        FaultPlan plan = FaultPlan.none();
        for (Place place : Place.outwards(context)) {
            if (place.element() instanceof Class<?> type) {
                plan = plan.followedBy(of(type));
            }
        }
        return plan;
    }

    private static FaultPlan of(AnnotatedElement element, String where) {
        FaultPlanBuilder plan = FaultPlan.builder();
        for (Fault declared : AnnotationSupport.findRepeatableAnnotations(element, Fault.class)) {
            try {
                add(plan, declared);
            } catch (IllegalArgumentException e) {
                throw new ExtensionConfigurationException("@Fault on " + where + ": " + e.getMessage(), e);
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
