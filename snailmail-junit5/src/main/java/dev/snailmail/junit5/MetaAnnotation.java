package dev.snailmail.junit5;

import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * An annotation that names a class, and the annotation that it stands on, which configures what is made of that class:
 * as the source of {@code @ValueSource(ints = 1)} is named by an {@code @ArgumentsSource} on that.
 *
 * @param <A> its type
 * @param annotation the annotation
 * @param holder what it stands on; empty if that is the element itself
 */
record MetaAnnotation<A extends Annotation>(A annotation, Optional<Annotation> holder) {

    /** Those on an element and on annotations on it, in the order that they stand in; repeated ones, too. */
    static <A extends Annotation> List<MetaAnnotation<A>> find(AnnotatedElement element, Class<A> type) {
        List<MetaAnnotation<A>> found = new ArrayList<>();
        collect(element.getDeclaredAnnotations(), List.of(), type, found);
        return found;
    }

    /** An annotation may stand on itself, so none is looked into within itself. */
    private static <A extends Annotation> void collect(
            Annotation[] annotations, List<Annotation> within, Class<A> type, List<MetaAnnotation<A>> found) {
        for (Annotation annotation : annotations) {
            if (type.isInstance(annotation)) {
                Optional<Annotation> holder = within.stream().reduce((outer, inner) -> inner);
                found.add(new MetaAnnotation<>(type.cast(annotation), holder));
            } else if (within.stream().noneMatch(around -> around.annotationType() == annotation.annotationType())) {
                Annotation[] repeated = repeatedIn(annotation);
                List<Annotation> further = new ArrayList<>(within);
                further.add(annotation);
                collect(
                        repeated.length > 0
                                ? repeated
                                : annotation.annotationType().getDeclaredAnnotations(),
                        repeated.length > 0 ? within : further,
                        type,
                        found);
            }
        }
    }

    /** What the compiler has put into a container; none if it is no container. */
    private static Annotation[] repeatedIn(Annotation annotation) {
        Class<? extends Annotation> type = annotation.annotationType();
        return ReflectionSupport.findMethod(type, "value")
                .map(Method::getReturnType)
                .filter(Class::isArray)
                .map(array -> array.getComponentType().getAnnotation(Repeatable.class))
                .filter(repeatable -> repeatable.value() == type)
                .map(repeatable -> (Annotation[]) ReflectionSupport.invokeMethod(
                        ReflectionSupport.findMethod(type, "value").orElseThrow(), annotation))
                .orElseGet(() -> new Annotation[0]);
    }

    /**
     * Makes an instance, with what extensions resolve for its constructor, and tells it what it is configured by if it
     * asks for that.
     *
     * @param made the class
     * @param context where it is made
     */
    <T> T configured(Class<T> made, ExtensionContext context) {
        T instance = made.cast(context.getExecutableInvoker().invoke(onlyConstructor(made)));
        if (instance instanceof Consumer<?> consumer) {
            holder.ifPresent(by -> configure(consumer, by));
        }
        return instance;
    }

    private static Constructor<?> onlyConstructor(Class<?> made) {
        Constructor<?>[] constructors = made.getDeclaredConstructors();
        if (constructors.length != 1) {
            throw new ExtensionConfigurationException(
                    made.getName() + " must have one constructor, but has " + constructors.length);
        }
        return constructors[0];
    }

    @SuppressWarnings("unchecked") // What it consumes is known to itself only; if it is something else, it says so.
    private static void configure(Consumer<?> consumer, Annotation by) {
        try {
            ((Consumer<Annotation>) consumer).accept(by);
        } catch (ClassCastException e) {
            throw new ExtensionConfigurationException(
                    consumer.getClass().getName() + " is named by @"
                            + by.annotationType().getSimpleName() + ", but is configured by another annotation",
                    e);
        }
    }
}
