package dev.snailmail.junit5;

import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where the figures of a test stand, the same in every run: in the file of its outermost class, by nested classes, method
 * and types of parameters. Invocations of one method or class are known by their number, since their names are made from
 * values, and made otherwise by other versions of JUnit.
 *
 * @param testClass the name of the outermost class
 * @param line what its line begins with, such as "Nested.reads(int)[2]@store"
 */
record RatchetKey(String testClass, String line) {

    /** The last segment of a unique id, as in [test-template-invocation:#2]. */
    private static final Pattern INVOCATION = Pattern.compile("#(\\d+)\\]$");

    /**
     * The key of a test.
     *
     * @param server the server of the store
     */
    static RatchetKey of(ExtensionContext test, ServerInUse server) {
        List<ExtensionContext> inwards = new ArrayList<>(Contexts.outwards(test));
        Collections.reverse(inwards);
        String testClass = "";
        StringBuilder line = new StringBuilder();
        for (ExtensionContext context : inwards) {
            Optional<ExtensionContext> parent = context.getParent();
            if (isNew(context.getTestMethod(), parent.flatMap(ExtensionContext::getTestMethod))) {
                line.append(line.isEmpty() ? "" : ".")
                        .append(signature(context.getRequiredTestMethod(), context.getRequiredTestClass()));
            } else if (isNew(context.getTestClass(), parent.flatMap(ExtensionContext::getTestClass))) {
                Class<?> type = context.getRequiredTestClass();
                if (testClass.isEmpty()) {
                    testClass = type.getName();
                } else {
                    line.append(line.isEmpty() ? "" : ".").append(type.getSimpleName());
                }
            } else {
                line.append(invocation(context));
            }
        }
        return new RatchetKey(testClass, escaped(line.toString()) + suffix(server));
    }

    /** The name of the file, relative to the folder of all. */
    String file() {
        return testClass.replace('.', '/') + ".budget";
    }

    private static boolean isNew(Optional<?> element, Optional<?> around) {
        return element.isPresent() && !element.equals(around);
    }

    /** With the simple names of types, or the full ones if another test would have the same line. */
    private static String signature(Method method, Class<?> testClass) {
        for (Function<Class<?>, String> nameOfType :
                List.<Function<Class<?>, String>>of(Class::getSimpleName, Class::getTypeName)) {
            String signature = TestNames.signature(method, ", ", nameOfType);
            if (TestNames.othersThan(method, testClass).stream()
                    .noneMatch(other ->
                            TestNames.signature(other, ", ", nameOfType).equals(signature))) {
                return signature;
            }
        }
        return TestNames.identity(method);
    }

    private static String invocation(ExtensionContext context) {
        Matcher number = INVOCATION.matcher(context.getUniqueId());
        return number.find() ? "[" + number.group(1) + "]" : "";
    }

    /** In other languages, the name of a method may begin as a comment does, or with a space, which a line loses. */
    private static String escaped(String line) {
        return line.startsWith("#") || line.startsWith(" ") ? "\\" + line : line;
    }

    private static String suffix(ServerInUse server) {
        String name = server.store().name();
        String hidden = server.isHidden() ? "@" + server.ownerName() : "";
        return name.isEmpty() && hidden.isEmpty() ? "" : "@" + URLEncoder.encode(name, StandardCharsets.UTF_8) + hidden;
    }
}
