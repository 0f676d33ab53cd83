package dev.snailmail.junit5;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Finds {@link SlowStore}s by name, where what is nearer hides what is farther away. */
final class SlowStoreAnnotations {

    /**
     * An annotation and where it stands.
     *
     * @param settings the annotation
     * @param element the element, as in "class a.B"
     */
    record Found(SlowStore settings, String element) {}

    private SlowStoreAnnotations() {}

    /** Those on a class, its superclasses and its interfaces. */
    static Map<String, Found> of(Class<?> type) {
        Map<String, Found> found = on(type, (type.isInterface() ? "interface " : "class ") + type.getName());
        Class<?> superclass = type.getSuperclass();
        if (superclass != null && superclass != Object.class) {
            of(superclass).forEach(found::putIfAbsent);
        }
        ofInterfaces(type, Set.copyOf(found.keySet())).forEach(found::putIfAbsent);
        return found;
    }

    /** None of two interfaces is nearer than the other, unless something else is nearer than both. */
    private static Map<String, Found> ofInterfaces(Class<?> type, Set<String> hidden) {
        Map<String, Found> found = new LinkedHashMap<>();
        for (Class<?> parent : type.getInterfaces()) {
            of(parent).forEach((name, store) -> {
                Found other = hidden.contains(name) ? null : found.putIfAbsent(name, store);
                if (other != null && !other.element().equals(store.element())) {
                    throw new ExtensionConfigurationException("class " + type.getName() + " inherits a @SlowStore "
                            + named(name) + " from " + other.element() + " and one from " + store.element()
                            + "; put one on the class itself, which then hides both");
                }
            });
        }
        return found;
    }

    /** Those on an element itself, directly or on annotations on it. */
    static Map<String, Found> on(AnnotatedElement element, String where) {
        Map<String, Found> found = new LinkedHashMap<>();
        in(element.getDeclaredAnnotations(), new HashSet<>()).forEach(settings -> {
            requireName(settings.name(), where);
            if (found.put(settings.name(), new Found(settings, where)) != null) {
                throw new ExtensionConfigurationException(where + " has two @SlowStore " + named(settings.name())
                        + "; give each a name of its own, as in @SlowStore(name = \"data\", ...)");
            }
        });
        return found;
    }

    private static String named(String name) {
        return name.isEmpty() ? "without a name" : "of the name \"" + name + "\"";
    }

    private static void requireName(String name, String where) {
        if (!name.isEmpty() && name.isBlank()) {
            throw new ExtensionConfigurationException(
                    "@SlowStore on " + where + ", attribute name: name (" + name + ") must not be blank");
        }
    }

    private static List<SlowStore> in(Annotation[] annotations, Set<Class<?>> visited) {
        return Arrays.stream(annotations)
                .map(annotation -> in(annotation, visited))
                .flatMap(Collection::stream)
                .toList();
    }

    /** An annotation may stand on itself, as those of java.lang do, so none is looked at twice. */
    private static List<SlowStore> in(Annotation annotation, Set<Class<?>> visited) {
        if (annotation instanceof SlowStore settings) {
            return List.of(settings);
        } else if (annotation instanceof SlowStores several) {
            return Stream.of(several.value()).toList();
        }
        Class<? extends Annotation> type = annotation.annotationType();
        return visited.add(type) ? in(type.getDeclaredAnnotations(), visited) : List.of();
    }
}
