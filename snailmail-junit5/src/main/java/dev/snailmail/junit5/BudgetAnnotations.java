package dev.snailmail.junit5;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Finds {@link Budget}s by store, where of one figure what is nearer hides what is farther away. */
final class BudgetAnnotations {

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

    /** Those of a test: on its method, on its class, and on the classes around that. */
    Map<String, StoreBudget> ofTest(ExtensionContext test) {
        Map<String, StoreBudget> found = new LinkedHashMap<>();
        for (ExtensionContext context : Contexts.outwards(test)) {
            Optional<ExtensionContext> parent = context.getParent();
            // The invocations of a test or of a class lie within a context of the same method or class.
            context.getTestMethod()
                    .filter(method ->
                            !parent.flatMap(ExtensionContext::getTestMethod).equals(Optional.of(method)))
                    .map(method -> on(
                            method, "method " + context.getRequiredTestClass().getName() + "." + method.getName()))
                    .ifPresent(farther -> fillIn(found, farther));
            context.getTestClass()
                    .filter(type ->
                            !parent.flatMap(ExtensionContext::getTestClass).equals(Optional.of(type)))
                    .map(this::ofClass)
                    .ifPresent(farther -> fillIn(found, farther));
        }
        return found;
    }

    /** Those on a class, its superclasses and its interfaces. */
    Map<String, StoreBudget> ofClass(Class<?> type) {
        Map<String, StoreBudget> found = on(type, (type.isInterface() ? "interface " : "class ") + type.getName());
        Class<?> superclass = type.getSuperclass();
        if (superclass != null && superclass != Object.class) {
            fillIn(found, ofClass(superclass));
        }
        fillIn(found, ofInterfaces(type, found));
        return found;
    }

    /** None of two interfaces is nearer than the other, unless something else is nearer than both. */
    private Map<String, StoreBudget> ofInterfaces(Class<?> type, Map<String, StoreBudget> nearer) {
        Map<String, StoreBudget> found = new LinkedHashMap<>();
        for (Class<?> parent : type.getInterfaces()) {
            Map<String, StoreBudget> inherited = ofClass(parent);
            inherited.forEach((store, budget) -> {
                StoreBudget other = found.getOrDefault(store, new StoreBudget());
                budget.clash(other, nearer.getOrDefault(store, new StoreBudget()))
                        .ifPresent(figure -> {
                            throw new ExtensionConfigurationException("class " + type.getName()
                                    + " inherits a limit on " + figure.attribute() + " from "
                                    + other.whereLimited(figure) + " and one from " + budget.whereLimited(figure)
                                    + "; put one on the class itself, which then hides both");
                        });
            });
            fillIn(found, inherited);
        }
        return found;
    }

    private static void fillIn(Map<String, StoreBudget> found, Map<String, StoreBudget> farther) {
        farther.forEach((store, budget) ->
                found.computeIfAbsent(store, absent -> new StoreBudget()).fillIn(budget));
    }

    /** Those on an element itself, directly or on annotations on it. */
    private Map<String, StoreBudget> on(AnnotatedElement element, String where) {
        Map<String, StoreBudget> found = new LinkedHashMap<>();
        for (Budget declared : in(element.getDeclaredAnnotations(), new HashSet<>())) {
            String whole = annotation(declared) + " on " + where;
            StoreBudget budget = StoreBudget.of(declared, whole);
            StoreBudget others = found.computeIfAbsent(naming.storeOf(declared, whole), absent -> new StoreBudget());
            others.overlap(budget).ifPresent(figure -> {
                throw new ExtensionConfigurationException(where + " has two @Budget with a limit on "
                        + figure.attribute() + " of the same store; keep one of them");
            });
            others.fillIn(budget);
        }
        return found;
    }

    private static String annotation(Budget budget) {
        return budget.store().isEmpty() ? "@Budget" : "@Budget(store = \"" + budget.store() + "\")";
    }

    private static List<Budget> in(Annotation[] annotations, Set<Class<?>> visited) {
        return Arrays.stream(annotations)
                .map(annotation -> in(annotation, visited))
                .flatMap(Collection::stream)
                .toList();
    }

    /** An annotation may stand on itself, as those of java.lang do, so none is looked at twice. */
    private static List<Budget> in(Annotation annotation, Set<Class<?>> visited) {
        if (annotation instanceof Budget budget) {
            return List.of(budget);
        } else if (annotation instanceof Budgets several) {
            return Stream.of(several.value()).toList();
        }
        Class<? extends Annotation> type = annotation.annotationType();
        return visited.add(type) ? in(type.getDeclaredAnnotations(), visited) : List.of();
    }
}
