package dev.snailmail.junit5;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The {@link SlowStoreExtension}s in fields of a class and its supertypes. JUnit registers them one after the other, while
 * a parameter or a field may ask for any of them; so each extension looks for the others here.
 *
 * @param stores their stores
 * @param areAll whether no field is left out because its instance does not exist yet
 */
record ExtensionFields(List<StoreSource> stores, boolean areAll) {

    private static final ClassValue<List<Field>> FIELDS = new FieldsOfClass();

    /**
     * Reads the fields of a class; a method has none.
     *
     * @param place the class or the method
     * @param running the class or the test that runs, whose instances have the fields that are not static
     */
    static ExtensionFields at(Place place, ExtensionContext running) {
        return place.element() instanceof Class<?> type && !FIELDS.get(type).isEmpty()
                ? read(type, place.context(), running)
                : new ExtensionFields(List.of(), true);
    }

    private static ExtensionFields read(Class<?> type, ExtensionContext context, ExtensionContext running) {
        Optional<Object> instance = instanceOf(type, running);
        List<StoreSource> stores = new ArrayList<>();
        boolean areAll = true;
        for (Field field : FIELDS.get(type)) {
            boolean isStatic = Modifier.isStatic(field.getModifiers());
            if (isStatic || instance.isPresent()) {
                valueOf(field, instance)
                        .flatMap(extension -> extension.registeredStore(isStatic ? context : running))
                        .ifPresent(stores::add);
            } else {
                areAll = false;
            }
        }
        return new ExtensionFields(stores, areAll);
    }

    private static Optional<Object> instanceOf(Class<?> type, ExtensionContext running) {
        return Contexts.outwards(running).stream()
                .flatMap(context -> context.getTestInstances().stream())
                .flatMap(instances -> instances.getAllInstances().stream())
                .filter(instance -> instance.getClass() == type)
                .findFirst();
    }

    /** Through JUnit, to which a module opens its tests. */
    private static Optional<SlowStoreExtension> valueOf(Field field, Optional<Object> instance) {
        return ReflectionSupport.tryToReadFieldValue(field, instance.orElse(null))
                .toOptional()
                .filter(SlowStoreExtension.class::isInstance)
                .map(SlowStoreExtension.class::cast);
    }

    /** Finds the fields of each class once, as several extensions ask for them in each test. */
    private static final class FieldsOfClass extends ClassValue<List<Field>> {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return List.copyOf(AnnotationSupport.findAnnotatedFields(
                    type,
                    RegisterExtension.class,
                    field -> field.getType().isAssignableFrom(SlowStoreExtension.class)));
        }
    }
}
