package dev.snailmail.junit5;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Finds what annotations say of stores, from a test outwards: a method is nearer than its class, the class than its
 * superclass, the superclass than the interfaces, and all of them than the class around. All that is found holds; where two
 * are about the same thing, the nearer one decides.
 *
 * @param <V> what is said of one store
 */
interface NearestAnnotations<V> {

    /**
     * What annotations on an element itself say, by the name of the store.
     *
     * @param where the element, for people
     */
    Map<String, V> on(AnnotatedElement element, String where);

    /** What holds of a store where something is said of it here and farther away. */
    V nearest(V here, V farther);

    /**
     * What of two interfaces cannot both hold of a store, as in "a limit from a.B and one from a.C"; empty if all can, or
     * something nearer than both hides it.
     *
     * @param nearer what is said of the store nearer than both
     */
    Optional<String> clash(V one, V other, Optional<V> nearer);

    /** All that is said for a test. */
    default Map<String, V> ofTest(ExtensionContext test) {
        Map<String, V> found = new LinkedHashMap<>();
        Place.outwards(test).forEach(place -> fillIn(found, at(place)));
        return found;
    }

    /** What is said at one place; at a class, with what that inherits. */
    default Map<String, V> at(Place place) {
        return place.element() instanceof Class<?> type ? ofClass(type) : on(place.element(), place.where());
    }

    /** What is said on a class, its superclasses and its interfaces. */
    default Map<String, V> ofClass(Class<?> type) {
        Map<String, V> found = on(type, Place.where(type));
        Class<?> superclass = type.getSuperclass();
        if (superclass != null && superclass != Object.class) {
            fillIn(found, ofClass(superclass));
        }
        fillIn(found, ofInterfaces(type, found));
        return found;
    }

    /** None of two interfaces is nearer than the other, unless something else is nearer than both. */
    private Map<String, V> ofInterfaces(Class<?> type, Map<String, V> nearer) {
        Map<String, V> found = new LinkedHashMap<>();
        for (Class<?> parent : type.getInterfaces()) {
            Map<String, V> inherited = ofClass(parent);
            inherited.forEach((store, said) -> Optional.ofNullable(found.get(store))
                    .flatMap(other -> clash(other, said, Optional.ofNullable(nearer.get(store))))
                    .ifPresent(both -> {
                        throw new ExtensionConfigurationException("class " + type.getName() + " inherits " + both
                                + "; put one on the class itself, which then hides both");
                    }));
            fillIn(found, inherited);
        }
        return found;
    }

    private void fillIn(Map<String, V> found, Map<String, V> farther) {
        farther.forEach((store, said) -> found.merge(store, said, this::nearest));
    }

    /**
     * The annotations of a type on an element itself: directly, repeated in a container, or on annotations on it. There are
     * as many as are written, while {@link MetaAnnotation} finds as many as there are ways to them.
     *
     * @param meant those that an annotation is, or contains; mostly none
     */
    static <A extends Annotation> List<A> declaredOn(AnnotatedElement element, Function<Annotation, List<A>> meant) {
        return declaredOn(element, meant, new HashSet<>()).toList();
    }

    /** An annotation may stand on itself, as those of java.lang do, so none is looked at twice. */
    private static <A extends Annotation> Stream<A> declaredOn(
            AnnotatedElement element, Function<Annotation, List<A>> meant, Set<Class<?>> visited) {
        return Arrays.stream(element.getDeclaredAnnotations()).flatMap(annotation -> {
            List<A> found = meant.apply(annotation);
            Class<?> type = annotation.annotationType();
            return found.isEmpty() && visited.add(type) ? declaredOn(type, meant, visited) : found.stream();
        });
    }
}
