package dev.snailmail.junit5;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A static method or field that a root is from. */
final class RootMember {

    private final Member member;

    private RootMember(Member member) {
        this.member = member;
    }

    /**
     * Finds one.
     *
     * @param rootFrom the name of a member, or of a class and its member with {@code #} between
     * @param testClass where to look for a member without a class
     * @throws IllegalArgumentException if there is none, or it is not static
     */
    static RootMember find(String rootFrom, Class<?> testClass) {
        int hash = rootFrom.indexOf('#');
        String name = rootFrom.substring(hash + 1);
        Class<?> type = hash < 0 ? testClass : load(rootFrom.substring(0, hash), testClass);
        List<Member> members = Stream.<Class<?>>iterate(type, around -> around != null, Class::getEnclosingClass)
                .limit(hash < 0 ? Integer.MAX_VALUE : 1)
                .flatMap(around -> in(around, name))
                .toList();
        if (members.isEmpty()) {
            throw new IllegalArgumentException(
                    "rootFrom (" + rootFrom + ") is neither a method without parameters nor a"
                            + " field of class " + type.getName() + ", of what it inherits from"
                            + (hash < 0 ? ", or of the classes around it" : ""));
        }
        return members.stream()
                .filter(member -> Modifier.isStatic(member.getModifiers()))
                .findFirst()
                .map(RootMember::new)
                .orElseThrow(() -> new IllegalArgumentException("rootFrom (" + rootFrom + ") names "
                        + describe(members.get(0))
                        + ", which must be static, since a server of the class is there before any test"));
    }

    private static Class<?> load(String name, Class<?> testClass) {
        try {
            return Class.forName(name, true, testClass.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("rootFrom names class " + name + ", which is not on the class path", e);
        }
    }

    /** Those of that name, the nearest first, methods before fields. */
    private static Stream<Member> in(Class<?> type, String name) {
        if (type == null) {
            return Stream.empty();
        }
        Stream<Member> own = Stream.<Member>concat(
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(method -> method.getParameterCount() == 0 && !method.isSynthetic()),
                        Arrays.stream(type.getDeclaredFields()))
                .filter(member -> member.getName().equals(name));
        Stream<Member> inherited = Stream.concat(
                in(type.getSuperclass(), name),
                Arrays.stream(type.getInterfaces()).flatMap(parent -> in(parent, name)));
        return Stream.concat(own, inherited);
    }

    /**
     * Asks it.
     *
     * @throws IllegalArgumentException if it has nothing that can be served
     */
    Root root() {
        Object value = value();
        if (value == null) {
            throw new IllegalArgumentException(
                    describe(member) + " is null; a static @TempDir is filled before the first"
                            + " test, but after the constructor of a class with one instance for all tests");
        }
        Root root;
        try {
            root = Root.of(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(describe(member) + ": " + e.getMessage(), e);
        }
        if (root == null) {
            throw new IllegalArgumentException(describe(member) + " is a "
                    + value.getClass().getTypeName() + ", and must be " + Root.ALLOWED_VALUES);
        }
        return root;
    }

    private Object value() {
        if (!((AccessibleObject) member).trySetAccessible()) {
            throw new IllegalArgumentException(describe(member) + " cannot be reached from the module of snailmail");
        }
        try {
            return member instanceof Method method ? method.invoke(null) : ((Field) member).get(null);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(describe(member) + " throws " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(describe(member) + " cannot be read", e);
        }
    }

    private static String describe(Member member) {
        return (member instanceof Method ? "method " : "field ")
                + member.getDeclaringClass().getName() + "." + member.getName();
    }
}
