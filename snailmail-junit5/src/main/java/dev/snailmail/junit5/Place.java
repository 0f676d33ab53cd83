package dev.snailmail.junit5;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A method or a class on which annotations for a test may stand.
 *
 * @param element the method or the class
 * @param context the outermost context of it
 */
record Place(AnnotatedElement element, ExtensionContext context) {

    /** Those of a test or a class: its method, its class, and the classes around that. */
    static List<Place> outwards(ExtensionContext from) {
        List<Place> places = new ArrayList<>();
        for (ExtensionContext context : Contexts.outwards(from)) {
            Optional<ExtensionContext> parent = context.getParent();
            // The invocations of a test or of a class lie within a context of the same method or class.
            context.getTestMethod()
                    .filter(method ->
                            !parent.flatMap(ExtensionContext::getTestMethod).equals(Optional.of(method)))
                    .ifPresent(method -> places.add(new Place(method, context)));
            context.getTestClass()
                    .filter(type ->
                            !parent.flatMap(ExtensionContext::getTestClass).equals(Optional.of(type)))
                    .ifPresent(type -> places.add(new Place(type, context)));
        }
        return places;
    }

    boolean isMethod() {
        return element instanceof Method;
    }

    /** "class a.B", "interface a.B" or "method a.B.test". */
    String where() {
        return element instanceof Method method
                ? "method " + context.getRequiredTestClass().getName() + "." + method.getName()
                : where((Class<?>) element);
    }

    /** "class a.B" or "interface a.B". */
    static String where(Class<?> type) {
        return (type.isInterface() ? "interface " : "class ") + type.getName();
    }
}
