package dev.snailmail.junit5;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Finds {@link SlowStore}s by name, of which the nearest hides the others whole. */
final class SlowStoreAnnotations implements NearestAnnotations<SlowStoreAnnotations.Found> {

    /**
     * An annotation and where it stands.
     *
     * @param settings the annotation
     * @param element the element, as in "class a.B"
     */
    record Found(SlowStore settings, String element) {}

    @Override
    public Map<String, Found> on(AnnotatedElement element, String where) {
        Map<String, Found> found = new LinkedHashMap<>();
        NearestAnnotations.declaredOn(element, SlowStoreAnnotations::in).forEach(settings -> {
            requireName(settings.name(), where);
            if (found.put(settings.name(), new Found(settings, where)) != null) {
                throw new ExtensionConfigurationException(where + " has two @SlowStore " + named(settings.name())
                        + "; give each a name of its own, as in @SlowStore(name = \"data\", ...)");
            }
        });
        return found;
    }

    @Override
    public Found nearest(Found here, Found farther) {
        return here;
    }

    @Override
    public Optional<String> clash(Found one, Found other, Optional<Found> nearer) {
        return nearer.isPresent() || one.equals(other)
                ? Optional.empty()
                : Optional.of("a @SlowStore " + named(one.settings().name()) + " from " + one.element()
                        + " and one from " + other.element());
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

    private static List<SlowStore> in(Annotation annotation) {
        if (annotation instanceof SlowStore settings) {
            return List.of(settings);
        }
        return annotation instanceof SlowStores several ? List.of(several.value()) : List.of();
    }
}
