package dev.snailmail.junit5;

import dev.snailmail.spec.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Warns of parameters that begin as ours do and that nothing reads, such as a misspelled one. JUnit does not list its
 * parameters to extensions, so this looks where they mostly are: into system properties and junit-platform.properties.
 */
final class UnknownParameters {

    private static final System.Logger LOG = System.getLogger(UnknownParameters.class.getName());
    private static final Namespace RUN = Namespace.create(UnknownParameters.class);
    private static final String FILE = "junit-platform.properties";

    /** Properties of builds, which Maven hands on to tests: of users' builds, and of that of this project. */
    private static final List<String> OF_BUILDS =
            List.of("version", "repository", "bench", "scenario", "python", "chrom");

    private UnknownParameters() {}

    /** Warns of each of them, once in a run. */
    static void warnOnce(ExtensionContext context) {
        context.getRoot()
                .getStore(RUN)
                .getOrComputeIfAbsent(
                        FILE,
                        absent -> {
                            found().forEach((key, source) ->
                                    LOG.log(System.Logger.Level.WARNING, () -> warning(key, source)));
                            return true;
                        },
                        Boolean.class);
    }

    /** The unknown keys in alphabetical order, and where each has been found. */
    private static Map<String, String> found() {
        Map<String, String> found = new TreeMap<>();
        fileOnClassPath().stringPropertyNames().forEach(key -> found.put(key, FILE));
        System.getProperties().stringPropertyNames().forEach(key -> found.put(key, "a system property"));
        found.keySet().removeIf(key -> !isUnknown(key));
        return found;
    }

    private static boolean isUnknown(String key) {
        return key.startsWith(SuiteParameter.PREFIX)
                && Arrays.stream(SuiteParameter.values())
                        .noneMatch(parameter -> parameter.key().equals(key))
                && OF_BUILDS.stream().noneMatch(withoutPrefix(key)::startsWith);
    }

    /** The file that JUnit takes, the first on the class path. */
    private static Properties fileOnClassPath() {
        Properties properties = new Properties();
        ClassLoader loader = Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                .orElseGet(ClassLoader::getSystemClassLoader);
        try (InputStream file = loader.getResourceAsStream(FILE)) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(System.Logger.Level.DEBUG, FILE + " cannot be read; JUnit says so too", e);
        }
        return properties;
    }

    private static String warning(String key, String source) {
        return "unknown parameter " + key + " (" + source + "); "
                + nearest(key).map(known -> "did you mean " + known + "? ").orElse("")
                + "There are "
                + Arrays.stream(SuiteParameter.values())
                        .map(SuiteParameter::key)
                        .collect(Collectors.joining(", "));
    }

    private static Optional<String> nearest(String key) {
        List<String> names = Arrays.stream(SuiteParameter.values())
                .map(parameter -> withoutPrefix(parameter.key()))
                .toList();
        return Nearest.of(withoutPrefix(key), names).map(name -> SuiteParameter.PREFIX + name);
    }

    private static String withoutPrefix(String key) {
        return key.substring(SuiteParameter.PREFIX.length());
    }
}
