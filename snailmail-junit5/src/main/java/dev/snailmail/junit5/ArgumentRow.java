package dev.snailmail.junit5;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/**
 * What one invocation of a test takes from a source of arguments.
 *
 * @param values the arguments as they come from there, some of which may be null
 * @param name that of the set, if it has one
 */
record ArgumentRow(List<Object> values, Optional<String> name) {

    static ArgumentRow none() {
        return new ArgumentRow(List.of(), Optional.empty());
    }

    static ArgumentRow of(Object[] values, Optional<String> name) {
        return new ArgumentRow(Collections.unmodifiableList(Arrays.asList(values.clone())), name);
    }

    /** For people; arrays with what is in them. */
    List<String> texts() {
        return values.stream().map(ArgumentRow::text).toList();
    }

    private static String text(Object value) {
        if (value instanceof Named<?> named) {
            return named.getName();
        }
        String inList = Arrays.deepToString(new Object[] {value});
        return inList.substring(1, inList.length() - 1);
    }

    /** What a parameter of the test gets. */
    Object argument(ParameterContext parameter, ExtensionContext test) {
        return ArgumentConversion.convert(payload(values.get(parameter.getIndex())), parameter, test);
    }

    private static Object payload(Object value) {
        return value instanceof Named<?> named ? named.getPayload() : value;
    }

    /** Closes what can be closed, as JUnit does with arguments. */
    void close() throws Exception {
        Closing.resources(values.stream()
                .map(ArgumentRow::payload)
                .filter(AutoCloseable.class::isInstance)
                .map(AutoCloseable.class::cast)
                .toList());
    }
}
