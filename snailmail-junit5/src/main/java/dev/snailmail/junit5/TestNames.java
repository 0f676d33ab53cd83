package dev.snailmail.junit5;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** How tests are told from one another: methods from the others of their class, nested classes from inherited ones. */
final class TestNames {

    private TestNames() {}

    /** The class of a test and those around it, the outermost first. */
    static List<Class<?>> classesOf(ExtensionContext test) {
        Deque<Class<?>> classes = new ArrayDeque<>();
        for (ExtensionContext context : Contexts.outwards(test)) {
            context.getTestClass().filter(type -> type != classes.peekFirst()).ifPresent(classes::addFirst);
        }
        return List.copyOf(classes);
    }

    /** The other test methods of a class, its own ones and those it inherits. */
    static List<Method> othersThan(Method method, Class<?> testClass) {
        return AnnotationSupport.findAnnotatedMethods(testClass, Testable.class, HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .filter(other -> !other.equals(method))
                .toList();
    }

    /** Whether JUnit numbers its invocations. */
    static boolean isTemplate(Method method) {
        return AnnotationSupport.isAnnotated(method, TestTemplate.class);
    }

    /**
     * Describes a method by its name and the types of its parameters, as "reads(int, Path)".
     *
     * @param separator what stands between the types
     * @param name names a type
     */
    static String signature(Method method, String separator, Function<Class<?>, String> name) {
        return Stream.of(method.getParameterTypes())
                .map(name)
                .collect(Collectors.joining(separator, method.getName() + "(", ")"));
    }

    /** A text that no other method has. */
    static String identity(Method method) {
        return method.getDeclaringClass().getName() + "#" + signature(method, ", ", Class::getTypeName);
    }

    /**
     * Whether a nested class has another name than those beside it. JUnit runs one of each simple name.
     *
     * @param around the class in which it runs, which may have inherited it
     * @param toName makes the name of a simple name
     */
    static boolean isUniqueIn(Class<?> around, Class<?> nested, UnaryOperator<String> toName) {
        String name = toName.apply(nested.getSimpleName());
        return hierarchy(around)
                .flatMap(type -> Stream.of(type.getDeclaredClasses()))
                .map(Class::getSimpleName)
                .filter(other -> !other.equals(nested.getSimpleName()))
                .noneMatch(other -> toName.apply(other).equals(name));
    }

    private static Stream<Class<?>> hierarchy(Class<?> type) {
        if (type == null) {
            return Stream.empty();
        }
        Stream<Class<?>> parents = Stream.concat(
                hierarchy(type.getSuperclass()), Stream.of(type.getInterfaces()).flatMap(TestNames::hierarchy));
        return Stream.concat(Stream.of(type), parents);
    }
}
