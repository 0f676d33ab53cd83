package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A change of what users can call must be seen in a diff. */
class PublicApiTest {

    private static final Path CLASSES = Path.of("target/classes");
    private static final Path GOLDEN = Path.of("src/test/resources/public-api.txt");
    private static final Path ACTUAL = Path.of("target/public-api.txt");

    @Test
    void isAsWrittenDown() throws IOException {
        String actual = publicApi();
        Files.writeString(ACTUAL, actual);

        assertThat(actual)
                .as("The public API has changed. If that is meant: cp %s %s", ACTUAL, GOLDEN)
                .isEqualTo(Files.readString(GOLDEN));
    }

    private static String publicApi() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .map(PublicApiTest::load)
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .sorted(Comparator.comparing(Class::getName))
                    .map(type -> type.toGenericString() + "\n" + members(type))
                    .collect(Collectors.joining("\n"));
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(file.replaceAll("\\.class$", "").replaceAll("[/\\\\]", "."));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String members(Class<?> type) {
        return Stream.of(type.getDeclaredConstructors(), type.getDeclaredMethods(), type.getDeclaredFields())
                .flatMap(Stream::of)
                .filter(member -> !member.isSynthetic())
                .filter(member -> (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0)
                .map(member -> "  " + signature(member) + "\n")
                .sorted()
                .collect(Collectors.joining());
    }

    private static String signature(Member member) {
        if (member instanceof Method method) {
            Object byDefault = method.getDefaultValue();
            // An array would print its identity.
            Object printed = byDefault instanceof Object[] array ? Arrays.toString(array) : byDefault;
            return method.toGenericString() + (byDefault == null ? "" : " default " + printed);
        }
        return member instanceof Constructor<?> constructor
                ? constructor.toGenericString()
                : ((Field) member).toGenericString();
    }
}
