package dev.snailmail.junit5;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.aggregator.AggregateWith;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Asks the sources of arguments of junit-jupiter-params, as {@code @ParameterizedTest} does. Not to be touched where
 * that is not on the class path.
 */
final class ArgumentSources {

    private static final boolean HAS_SETS = ClassPath.has("org.junit.jupiter.params.provider.Arguments$ArgumentSet");
    private static final boolean HAS_DECLARATIONS =
            ClassPath.has("org.junit.jupiter.params.support.ParameterDeclarations");

    private ArgumentSources() {}

    static boolean isOn(AnnotatedElement method) {
        return !MetaAnnotation.find(method, ArgumentsSource.class).isEmpty();
    }

    static boolean isAggregator(Parameter parameter) {
        return ArgumentsAccessor.class.isAssignableFrom(parameter.getType())
                || AnnotationSupport.isAnnotated(parameter, AggregateWith.class);
    }

    /** All that all sources give, in the order that they stand in. */
    static List<ArgumentRow> rows(ExtensionContext template, String where) {
        List<ArgumentRow> rows = new ArrayList<>();
        for (MetaAnnotation<ArgumentsSource> source :
                MetaAnnotation.find(template.getRequiredTestMethod(), ArgumentsSource.class)) {
            ArgumentsProvider provider = source.configured(source.annotation().value(), template);
            try (Stream<? extends Arguments> arguments = ask(provider, template)) {
                arguments.map(ArgumentSources::row).forEach(rows::add);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new ExtensionConfigurationException(
                        where + ": " + provider.getClass().getName() + " failed: " + e.getMessage(), e);
            }
        }
        return rows;
    }

    @SuppressWarnings("deprecation") // All there is before JUnit 5.13.
    private static Stream<? extends Arguments> ask(ArgumentsProvider provider, ExtensionContext template)
            throws Exception {
        return HAS_DECLARATIONS ? DeclaredParameters.ask(provider, template) : provider.provideArguments(template);
    }

    private static ArgumentRow row(Arguments arguments) {
        Optional<String> name = HAS_SETS && arguments instanceof Arguments.ArgumentSet set
                ? Optional.of(set.getName())
                : Optional.empty();
        return ArgumentRow.of(arguments.get(), name);
    }
}
