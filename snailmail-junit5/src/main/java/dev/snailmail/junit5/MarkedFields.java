package dev.snailmail.junit5;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Finds and fills fields that are marked {@link Store} or {@link BaseUrl}. */
final class MarkedFields {

    private MarkedFields() {}

    static List<Field> ofClass(Class<?> type) {
        return in(type).filter(MarkedFields::isStatic).toList();
    }

    static List<Field> ofInstances(Class<?> type) {
        return in(type).filter(field -> !isStatic(field)).toList();
    }

    private static boolean isStatic(Field field) {
        return Modifier.isStatic(field.getModifiers());
    }

    /** Those of superclasses first; that a field of the same name hides one makes no difference. */
    private static Stream<Field> in(Class<?> type) {
        if (type == null || type == Object.class) {
            return Stream.empty();
        }
        return Stream.concat(
                in(type.getSuperclass()),
                Arrays.stream(type.getDeclaredFields())
                        .filter(field -> Recipient.of(field).isMarked()));
    }

    /** Refuses what can never be filled. */
    static void requireSense(Field field) {
        Recipient recipient = Recipient.of(field);
        recipient.requireSense();
        if (Modifier.isFinal(field.getModifiers())) {
            throw recipient.error("is marked @" + recipient.mark() + " and so must not be final");
        }
    }

    /**
     * Fills one.
     *
     * @param instance what it is a field of, null if it is static
     */
    static void fill(Field field, Object instance, Object value) {
        if (!field.trySetAccessible()) {
            throw Recipient.of(field).error(notOpen(field.getDeclaringClass(), MarkedFields.class.getModule()));
        }
        try {
            field.set(instance, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("field " + field + " cannot be filled", e);
        }
    }

    /** Says why a field of a module cannot be filled, and what its module-info lacks. */
    private static String notOpen(Class<?> type, Module ours) {
        String module = type.getModule().getName();
        String name = type.getPackageName();
        return "cannot be filled, as module " + module + " does not open package " + name + " to snailmail; "
                + (ours.isNamed()
                        ? "add \"opens " + name + " to " + ours.getName() + ";\" to its module-info"
                        : "start Java with --add-opens " + module + "/" + name + "=ALL-UNNAMED")
                + ", or take a parameter";
    }
}
