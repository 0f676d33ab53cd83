package dev.snailmail.junit5;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclaration;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * The parameters of a test for sources that go by them, as {@code @EnumSource} does from JUnit 5.13 on. Not to be
 * touched before that.
 *
 * @param method the test
 */
record DeclaredParameters(Method method) implements ParameterDeclarations {

    static Stream<? extends Arguments> ask(ArgumentsProvider provider, ExtensionContext template) throws Exception {
        return provider.provideArguments(new DeclaredParameters(template.getRequiredTestMethod()), template);
    }

    @Override
    public AnnotatedElement getSourceElement() {
        return method;
    }

    @Override
    public String getSourceElementDescription() {
        return "method [" + method.toGenericString() + "]";
    }

    @Override
    public List<ParameterDeclaration> getAll() {
        Parameter[] parameters = method.getParameters();
        return IntStream.range(0, parameters.length)
                .<ParameterDeclaration>mapToObj(index -> new Declared(parameters[index], index))
                .toList();
    }

    @Override
    public Optional<ParameterDeclaration> getFirst() {
        return get(0);
    }

    @Override
    public Optional<ParameterDeclaration> get(int index) {
        return getAll().stream().skip(index).findFirst();
    }

    private record Declared(Parameter parameter, int index) implements ParameterDeclaration {

        @Override
        public AnnotatedElement getAnnotatedElement() {
            return parameter;
        }

        @Override
        public Class<?> getParameterType() {
            return parameter.getType();
        }

        @Override
        public int getParameterIndex() {
            return index;
        }

        @Override
        public Optional<String> getParameterName() {
            return parameter.isNamePresent() ? Optional.of(parameter.getName()) : Optional.empty();
        }
    }
}
