package dev.snailmail.junit5;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where the reports of a test are written: {@code target/snailmail/<class>/<method>}. No two tests share a folder. */
final class ReportFolder {

    /** The part of the id of a repetition, of an argument set and the like, such as {@code #3}. */
    private static final Pattern INVOCATION = Pattern.compile("invocation:#(\\d+)");

    private ReportFolder() {}

    /** The folder of a test, which may not exist yet. */
    static Path of(ExtensionContext test) {
        Path root = SuiteParameter.REPORT_FOLDER.read(test).map(Path::of).orElseGet(() -> usual(Path.of("")));
        return root.resolve(FileName.writable(classNameOf(test))).resolve(FileName.writable(methodNameOf(test)));
    }

    /** That of Maven, but for a project that has only Gradle's files. */
    static Path usual(Path project) {
        boolean gradle =
                (Files.exists(project.resolve("build.gradle")) || Files.exists(project.resolve("build.gradle.kts")))
                        && !Files.exists(project.resolve("pom.xml"));
        return Path.of(gradle ? "build" : "target", "snailmail");
    }

    /** The class as it runs: each heir of a class has a folder of its own for a nested class that it inherits. */
    private static String classNameOf(ExtensionContext test) {
        List<Class<?>> inwards = TestNames.classesOf(test);
        Class<?> around = inwards.get(0);
        String name = around.getName();
        boolean isUnique = isUnique(around);
        for (Class<?> nested : inwards.subList(1, inwards.size())) {
            isUnique = isUnique && isUniqueIn(around, nested, name + "$");
            name += "$" + nested.getSimpleName();
            around = nested;
        }
        return isUnique ? FileName.of(name) : FileName.distinct(name, inwards.toString());
    }

    /** Whether no class beside it has the same folder. Which other classes are in its package is not known. */
    private static boolean isUnique(Class<?> type) {
        Class<?> around = type.getDeclaringClass();
        return around == null
                ? FileName.isPlain(type.getName())
                : isUnique(around) && isUniqueIn(around, type, around.getName() + "$");
    }

    private static boolean isUniqueIn(Class<?> around, Class<?> nested, String prefix) {
        return TestNames.isUniqueIn(around, nested, simpleName -> FileName.of(prefix + simpleName));
    }

    /** The method and which invocation of it; with the types of its parameters if another one has the same folder. */
    private static String methodNameOf(ExtensionContext test) {
        Method method = test.getRequiredTestMethod();
        List<Method> others = TestNames.othersThan(method, test.getRequiredTestClass());
        String invocation = invocationOf(test);
        for (String candidate : namesOf(method)) {
            String name = FileName.of(candidate + invocation);
            if (others.stream().noneMatch(other -> mayHave(name, other, method, invocation))) {
                return name;
            }
        }
        return FileName.distinct(method.getName(), TestNames.identity(method) + invocation);
    }

    /** Which invocation of the method, and of the classes around: "-2", "-1-2", or nothing. */
    private static String invocationOf(ExtensionContext test) {
        StringBuilder numbers = new StringBuilder();
        Matcher invocations = INVOCATION.matcher(test.getUniqueId());
        while (invocations.find()) {
            numbers.append('-').append(invocations.group(1));
        }
        return numbers.toString();
    }

    /** The names that a method may have, the shortest first. */
    private static List<String> namesOf(Method method) {
        String withTypes = TestNames.signature(method, ",", Class::getSimpleName);
        return isOverloaded(method) ? List.of(withTypes) : List.of(method.getName(), withTypes);
    }

    private static boolean isOverloaded(Method method) {
        return Stream.of(method.getDeclaringClass().getDeclaredMethods())
                        .filter(other -> other.getName().equals(method.getName()) && !other.isSynthetic())
                        .count()
                > 1;
    }

    /** Whether an invocation of another method may have this name. A template has one number more than a plain test. */
    private static boolean mayHave(String name, Method other, Method method, String invocation) {
        if (TestNames.isTemplate(other) == TestNames.isTemplate(method)) {
            return namesOf(other).stream().anyMatch(its -> name.equals(FileName.of(its + invocation)));
        }
        long numbers = invocation.chars().filter(character -> character == '-').count()
                + (TestNames.isTemplate(other) ? 1 : -1);
        return namesOf(other).stream()
                .anyMatch(its -> name.matches(Pattern.quote(FileName.of(its)) + "(-\\d+){" + numbers + "}"));
    }
}
