package dev.snailmail.junit5;

import dev.snailmail.fault.FaultPlan;
import dev.snailmail.fault.FaultPlanBuilder;
import dev.snailmail.fault.FaultRuleBuilder;
import dev.snailmail.recording.FaultUse;
import dev.snailmail.time.Durations;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * A {@link Fault} and where it stands.
 *
 * @param annotation the annotation
 * @param where its element, as in "class a.B"
 * @param number which one it is of those on its element, from 1, as two of them may be alike
 */
record DeclaredFault(Fault annotation, String where, int number) {

    String store() {
        return annotation.store();
    }

    /** Refuses attributes that make no sense, and a store that there is not. */
    void requireSense(VisibleStores stores) {
        try {
            addTo(FaultPlan.builder());
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException("@Fault on " + where + ": " + e.getMessage(), e);
        }
        if (!store().isEmpty() && stores.pick(store()).isEmpty() && stores.areAll()) {
            throw new ExtensionConfigurationException(
                    "@Fault on " + where + " " + stores.whyNot(store(), "@Fault(store = "));
        }
    }

    /** The rule of a plan that it becomes, as text. */
    String rule() {
        FaultPlanBuilder plan = FaultPlan.builder();
        addTo(plan);
        return plan.build().ruleTexts().get(0);
    }

    /** Whether it was injected. By chance it need not be, if there was a request for chance to choose. */
    boolean isUsed(FaultUse use) {
        boolean isLeftToChance = annotation.probability() < 1 && use.matched() > 0 && use.unchanged() == 0;
        return use.injected() > 0 || isLeftToChance;
    }

    void addTo(FaultPlanBuilder plan) {
        dev.snailmail.fault.Fault fault = fault();
        FaultRuleBuilder rule = plan.on(annotation.on()).probability(annotation.probability());
        if (!annotation.range().isEmpty()) {
            rule.range(annotation.range());
        }
        ifSet(annotation.nth(), rule::nth);
        ifSet(annotation.nthPerKey(), rule::nthPerKey);
        ifSet(annotation.first(), rule::first);
        ifSet(annotation.times(), rule::times);
        ifSet("from", annotation.from(), rule::from);
        ifSet("to", annotation.to(), rule::to);
        if (annotation.untilReset()) {
            rule.untilReset();
        }
        rule.inject(fault);
    }

    private dev.snailmail.fault.Fault fault() {
        boolean hasStatus = annotation.status() != Fault.UNSET;
        boolean hasFault = !annotation.fault().isEmpty();
        if (hasStatus == hasFault) {
            throw new IllegalArgumentException(
                    hasStatus
                            ? "has both a status (" + annotation.status() + ") and a fault (" + annotation.fault()
                                    + "); use one of the two"
                            : "needs a status, such as 503, or a fault, such as \"reset(after=1000)\"");
        }
        return hasStatus
                ? dev.snailmail.fault.Fault.status(annotation.status())
                : dev.snailmail.fault.Fault.parse(annotation.fault());
    }

    private static void ifSet(int number, IntConsumer setting) {
        if (number != Fault.UNSET) {
            setting.accept(number);
        }
    }

    private static void ifSet(String name, String duration, Consumer<Duration> setting) {
        if (!duration.isEmpty()) {
            setting.accept(Durations.parse(duration)
                    .orElseThrow(() ->
                            new IllegalArgumentException(name + " (" + duration + ") " + Durations.problem(duration))));
        }
    }
}
