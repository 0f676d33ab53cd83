package dev.snailmail.junit5;

import dev.snailmail.ServerHandle;
import dev.snailmail.network.Network;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The arguments of a test, from the sources beside it if junit-jupiter-params is there. */
final class ArgumentRows {

    private static final boolean HAS_SOURCES = ClassPath.has("org.junit.jupiter.params.provider.ArgumentsSource");

    private ArgumentRows() {}

    /**
     * Refuses what would be resolved otherwise than {@code @ParameterizedTest} does.
     *
     * @param where the annotation and its element
     */
    static void requireSupported(Method method, String where) {
        if (HAS_SOURCES && ArgumentSources.isOn(method)) {
            for (Parameter parameter : method.getParameters()) {
                if (ArgumentSources.isAggregator(parameter)) {
                    throw new ExtensionConfigurationException(where + ": parameter (" + parameter
                            + ") aggregates arguments, which is not supported; take them one by one");
                }
            }
        }
    }

    /**
     * Asks the sources, if there are any; without, there is one row without arguments.
     *
     * @param where the annotation and its element
     */
    static List<ArgumentRow> of(ExtensionContext template, String where) {
        Method method = template.getRequiredTestMethod();
        if (!HAS_SOURCES || !ArgumentSources.isOn(method)) {
            return List.of(ArgumentRow.none());
        }
        List<ArgumentRow> rows = ArgumentSources.rows(template, where);
        if (rows.isEmpty()) {
            throw new ExtensionConfigurationException(where + " has sources of arguments, but none of them has any");
        }
        rows.forEach(row -> requirePlace(row, method, where));
        return rows;
    }

    private static void requirePlace(ArgumentRow row, Method method, String where) {
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < Math.min(row.values().size(), parameters.length); i++) {
            if (isOurs(parameters[i])) {
                throw new ExtensionConfigurationException(where + ": parameter " + (i + 1) + " (" + parameters[i]
                        + ") stands where argument " + (i + 1) + " ("
                        + row.texts().get(i)
                        + ") goes; arguments come first, servers, URLs and networks after them");
            }
        }
    }

    private static boolean isOurs(Parameter parameter) {
        return parameter.getType() == ServerHandle.class
                || parameter.getType() == Network.class
                || AnnotationSupport.isAnnotated(parameter, Store.class)
                || AnnotationSupport.isAnnotated(parameter, BaseUrl.class);
    }
}
