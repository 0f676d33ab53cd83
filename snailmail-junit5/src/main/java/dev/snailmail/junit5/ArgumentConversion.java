package dev.snailmail.junit5;

import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.params.converter.ArgumentConverter;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.platform.commons.support.conversion.ConversionSupport;

/**
 * Makes of an argument what its parameter is, as {@code @ParameterizedTest} does. Not to be touched where
 * junit-jupiter-params is not on the class path.
 */
final class ArgumentConversion {

    private static final boolean IS_PUBLIC =
            ClassPath.has("org.junit.platform.commons.support.conversion.ConversionSupport");

    private ArgumentConversion() {}

    static Object convert(Object value, ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        List<MetaAnnotation<ConvertWith>> converters = MetaAnnotation.find(parameter.getParameter(), ConvertWith.class);
        try {
            if (!converters.isEmpty()) {
                MetaAnnotation<ConvertWith> converter = converters.get(0);
                ArgumentConverter made =
                        converter.configured(converter.annotation().value(), test);
                return made.convert(value, parameter);
            }
            return value instanceof String text && type != String.class && !type.isInstance(text)
                    ? ofText(text, type, parameter)
                    : value;
        } catch (RuntimeException e) {
            throw new ParameterResolutionException(
                    "argument " + (parameter.getIndex() + 1) + " (" + value + ") cannot become " + type.getName()
                            + ", the type of parameter (" + parameter.getParameter() + ") of "
                            + parameter.getDeclaringExecutable() + ": " + e.getMessage(),
                    e);
        }
    }

    private static Object ofText(String text, Class<?> type, ParameterContext parameter) {
        return IS_PUBLIC
                ? ConversionSupport.convert(
                        text,
                        type,
                        parameter.getDeclaringExecutable().getDeclaringClass().getClassLoader())
                : ofJUnit510().convert(text, parameter);
    }

    /** What converts in JUnit 5.10, where none of it is public; no later version gets here. */
    private static ArgumentConverter ofJUnit510() {
        try {
            return (ArgumentConverter) Class.forName("org.junit.jupiter.params.converter.DefaultArgumentConverter")
                    .getField("INSTANCE")
                    .get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of JUnit does not tell how to convert text", e);
        }
    }
}
