package dev.snailmail.junit5;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Finds {@link Budget}s by store, of which each figure has its nearest limit. */
final class BudgetAnnotations implements NearestAnnotations<StoreBudget> {

    /** Which store a budget is of. */
    @FunctionalInterface
    interface Naming {

        /** As the annotation has it, whether there is such a store or not. */
        Naming AS_WRITTEN = (budget, where) -> budget.store();

        /**
         * Finds the one name that all budgets of a store are known by.
         *
         * @param where the annotation and its element
         */
        String storeOf(Budget budget, String where);
    }

    private final Naming naming;

    BudgetAnnotations(Naming naming) {
        this.naming = naming;
    }

    @Override
    public Map<String, StoreBudget> on(AnnotatedElement element, String where) {
        Map<String, StoreBudget> found = new LinkedHashMap<>();
        for (Budget declared : NearestAnnotations.declaredOn(element, BudgetAnnotations::in)) {
            String whole = annotation(declared) + " on " + where;
            StoreBudget budget = StoreBudget.of(declared, whole);
            found.merge(naming.storeOf(declared, whole), budget, (other, another) -> {
                other.overlap(another).ifPresent(figure -> {
                    throw new ExtensionConfigurationException(where + " has two @Budget with a limit on "
                            + figure.attribute() + " of the same store; keep one of them");
                });
                return other.filledFrom(another);
            });
        }
        return found;
    }

    @Override
    public StoreBudget nearest(StoreBudget here, StoreBudget farther) {
        return here.filledFrom(farther);
    }

    @Override
    public Optional<String> clash(StoreBudget one, StoreBudget other, Optional<StoreBudget> nearer) {
        return one.clash(other, nearer)
                .map(figure -> "a limit on " + figure.attribute() + " from " + one.whereLimited(figure)
                        + " and one from " + other.whereLimited(figure));
    }

    private static String annotation(Budget budget) {
        return budget.store().isEmpty() ? "@Budget" : "@Budget(store = \"" + budget.store() + "\")";
    }

    private static List<Budget> in(Annotation annotation) {
        if (annotation instanceof Budget budget) {
            return List.of(budget);
        }
        return annotation instanceof Budgets several ? List.of(several.value()) : List.of();
    }
}
