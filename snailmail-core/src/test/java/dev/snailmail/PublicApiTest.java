package dev.snailmail;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

/** The public API as text, so that a change to it shows in review. */
class PublicApiTest {

    private static final String GOLDEN = "/public-api.txt";
    private static final Path ACTUAL = Path.of("target", "public-api.txt");

    @Test
    void isWhatTheGoldenFileSays() throws IOException {
        String actual = publicTypes().map(PublicApiTest::describe).collect(Collectors.joining("\n"));
        Files.writeString(ACTUAL, actual);
        assertThat(actual)
                .as("the public API; if the change is meant, copy %s over src/test/resources%s", ACTUAL, GOLDEN)
                .isEqualTo(golden());
    }

    private static String golden() throws IOException {
        try (InputStream golden = PublicApiTest.class.getResourceAsStream(GOLDEN)) {
            return golden == null ? "" : new String(golden.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Stream<Class<?>> publicTypes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.snailmail").stream()
                        .sorted((a, b) -> a.getName().compareTo(b.getName()))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(PublicApiTest::isPublicApi);
    }

    private static boolean isPublicApi(Class<?> type) {
        for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
            if (!isVisible(outer.getModifiers()) || isInternal(outer)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInternal(Class<?> type) {
        API api = type.getAnnotation(API.class);
        return api != null && api.status() == API.Status.INTERNAL;
    }

    private static String describe(Class<?> type) {
        Stream<String> fields = visible(type.getDeclaredFields()).map(Field::toGenericString);
        Stream<String> constructors = visible(type.getDeclaredConstructors()).map(Executable::toGenericString);
        Stream<String> methods = visible(type.getDeclaredMethods()).map(Executable::toGenericString);
        List<String> members = Stream.of(fields, constructors, methods)
                .flatMap(lines -> lines)
                .sorted()
                .toList();
        return type.toGenericString() + "\n"
                + members.stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
    }

    private static <M extends Member> Stream<M> visible(M[] members) {
        return Arrays.stream(members).filter(member -> isVisible(member.getModifiers()) && !member.isSynthetic());
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
