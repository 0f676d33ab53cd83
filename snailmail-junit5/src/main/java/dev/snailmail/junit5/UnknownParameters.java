package dev.snailmail.junit5;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
                && OF_BUILDS.stream().noneMatch(key.substring(SuiteParameter.PREFIX.length())::startsWith);
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

    /** The known key that takes the fewest edits, if more than half of it remains. */
    private static Optional<String> nearest(String key) {
        return Arrays.stream(SuiteParameter.values())
                .map(SuiteParameter::key)
                .filter(known -> 2 * edits(key, known)
                        <= Math.max(letters(key).length(), letters(known).length()))
                .min(Comparator.comparingInt(known -> edits(key, known)));
    }

    /** Without the prefix, and without case and separators, which people mix up: "time-scale" is "timeScale". */
    private static String letters(String key) {
        return key.substring(SuiteParameter.PREFIX.length())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[-_.]", "");
    }

    /** The distance of Levenshtein. */
    private static int edits(String one, String other) {
        String from = letters(one);
        String to = letters(other);
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j - 1], row[j]));
            }
        }
        return row[to.length()];
    }
}
