package dev.snailmail.junit5;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds {@link Fault}s. All of them hold: the rules of a plan are asked in order, and the nearest come first. A fault that two
 * ways lead to is there once.
 */
final class FaultAnnotations implements NearestAnnotations<Set<DeclaredFault>> {

    /** One order for all stores, since a fault that names none is for each of them. */
    private static final String ALL_STORES = "";

    /** The faults on a class and those that it inherits, or those on a method. */
    Set<DeclaredFault> inOrder(Place place) {
        return at(place).getOrDefault(ALL_STORES, Set.of());
    }

    @Override
    public Map<String, Set<DeclaredFault>> on(AnnotatedElement element, String where) {
        Set<DeclaredFault> found = new LinkedHashSet<>();
        NearestAnnotations.declaredOn(element, FaultAnnotations::in)
                .forEach(fault -> found.add(new DeclaredFault(fault, where, found.size() + 1)));
        return found.isEmpty() ? new LinkedHashMap<>() : new LinkedHashMap<>(Map.of(ALL_STORES, found));
    }

    @Override
    public Set<DeclaredFault> nearest(Set<DeclaredFault> here, Set<DeclaredFault> farther) {
        Set<DeclaredFault> both = new LinkedHashSet<>(here);
        both.addAll(farther);
        return both;
    }

    /** Two interfaces do not contradict each other: the first that is named comes first. */
    @Override
    public Optional<String> clash(
            Set<DeclaredFault> one, Set<DeclaredFault> other, Optional<Set<DeclaredFault>> nearer) {
        return Optional.empty();
    }

    private static List<Fault> in(Annotation annotation) {
        if (annotation instanceof Fault fault) {
            return List.of(fault);
        }
        return annotation instanceof Faults several ? List.of(several.value()) : List.of();
    }
}
