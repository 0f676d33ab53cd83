package dev.snailmail.junit5;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where the reports of a test are written: {@code target/snailmail/<class>/<method>}. */
final class ReportFolder {

    private static final String PARAMETER = "snailmail.report.folder";

    /** The last part of the id of a repetition, of an argument set and the like, such as {@code #3}. */
    private static final Pattern INVOCATION = Pattern.compile("invocation:#(\\d+)");

    private static final Pattern NOT_PLAIN = Pattern.compile("[^\\p{IsAlphabetic}\\p{IsDigit}_.$(),-]");
    private static final int LONGEST_NAME = 120;

    private ReportFolder() {}

    /** The folder of a test, which may not exist yet; tests of different names have different ones. */
    static Path of(ExtensionContext test) {
        Path root = test.getConfigurationParameter(PARAMETER).map(Path::of).orElseGet(() -> usual(Path.of("")));
        return root.resolve(plain(test.getRequiredTestClass().getName())).resolve(nameOf(test));
    }

    /** That of Maven, but for a project that has only Gradle's files. */
    static Path usual(Path project) {
        boolean gradle =
                (Files.exists(project.resolve("build.gradle")) || Files.exists(project.resolve("build.gradle.kts")))
                        && !Files.exists(project.resolve("pom.xml"));
        return Path.of(gradle ? "build" : "target", "snailmail");
    }

    /** The method, with the types of its parameters if there are others of its name; and which invocation. */
    private static String nameOf(ExtensionContext test) {
        Method method = test.getRequiredTestMethod();
        StringBuilder name = new StringBuilder(method.getName());
        if (isOverloaded(method)) {
            name.append(Stream.of(method.getParameterTypes())
                    .map(Class::getSimpleName)
                    .collect(Collectors.joining(",", "(", ")")));
        }
        Matcher invocations = INVOCATION.matcher(test.getUniqueId());
        while (invocations.find()) {
            name.append('-').append(invocations.group(1));
        }
        return plain(name.toString());
    }

    private static boolean isOverloaded(Method method) {
        return Stream.of(method.getDeclaringClass().getDeclaredMethods())
                        .filter(other -> other.getName().equals(method.getName()) && !other.isSynthetic())
                        .count()
                > 1;
    }

    private static String plain(String name) {
        String plain = NOT_PLAIN.matcher(name).replaceAll("_");
        return plain.length() <= LONGEST_NAME
                ? plain
                : plain.substring(0, LONGEST_NAME) + "-" + Integer.toHexString(name.hashCode());
    }
}
